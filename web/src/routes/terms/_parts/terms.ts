import type { TermsQuery, TermsQueryVariables } from '@/gen/graphql'

/** A term with its value, as the list shows it. */
export type TermRow = TermsQuery['effectiveTerms'][number]

/** For what and when terms are asked, as the address says it. */
export interface Scope {
  product?: string | undefined
  /** As it applied on this day. */
  on?: string | undefined
  /** As it was known on this day. */
  known?: string | undefined
}

/** The question for the server: a day means its end, so that what was signed on it counts. */
export function askFor({ product, on, known }: Scope): TermsQueryVariables {
  return { productId: product, validAt: endOf(on), knownAt: endOf(known) }
}

function endOf(day: string | undefined): string | undefined {
  return day === undefined ? undefined : `${day}T23:59:59Z`
}

/** What a term is about: the first word of its key. */
export function areaOf(key: string): string {
  return key.split('.')[0] ?? key
}

/** Whether the search's text is in the name or key. */
export function matches({ term }: TermRow, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  return [term.key, term.title].some((name) => name.toLowerCase().includes(wanted))
}

/** Whether an agreement, policy, law or conflict made the value another than the default. */
export function isChanged({ value, default: usual }: TermRow): boolean {
  return value?.text !== usual?.text
}
