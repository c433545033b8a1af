import { placeOf, stackOf } from './stack'
import type { ExplainedTerm } from '../term'

/** A document as one cites it. */
export interface Reference {
  title: string
  reference: string | null
  sections: string[]
  signedAt: string | null
  signer: string | null
  hash: string | null
}

/** Every document of an explanation once, in the order of precedence, with the sections that were looked at. */
export function referencesOf(term: Pick<ExplainedTerm, 'winner' | 'defaultRule' | 'contributors' | 'losers' | 'conflict'>): Reference[] {
  const { winner, defaultRule, contributors, losers, conflict } = term
  const rules = [...stackOf({ winner, defaultRule, contributors, losers }).map(({ rule }) => rule), ...conflict]
  const found = new Map<string, Reference>()
  for (const { title, section, signedAt, document } of rules) {
    const key = document?.id ?? title
    const one = found.get(key) ?? {
      title,
      reference: document?.reference ?? null,
      sections: [],
      signedAt: signedAt ?? null,
      signer: document?.signer ?? null,
      hash: document?.hash ?? null,
    }
    const place = placeOf(section)
    if (place !== '' && !one.sections.includes(place)) one.sections.push(place)
    found.set(key, one)
  }
  return [...found.values()]
}
