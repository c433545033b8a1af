import { formatDateTime, listed, words } from '@/ui'

/** A name of the API in words: grantRole becomes "Grant role", input.memberId "Member". */
export function spoken(name: string): string {
  const split = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/_Ids?$/, '')
    .replace(/_Ids?\./, '.')
  return words(split)
}

/** A value as people read it: enum values in words, times as dates, names as they are. */
export function value(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return formatDateTime(text)
  return /^[A-Z]+(_[A-Z]+)*$/.test(text) && text.length > 2 ? words(text) : text
}

interface Pair {
  key: string
  value: string
}

/** What a change says, one line for each thing: the values of a list (scopes.1, scopes.2) stand together. */
export function lines(input: readonly Pair[]): [string, string][] {
  const all = new Map<string, string[]>()
  for (const pair of input) {
    const name = spoken(pair.key.replace(/\.\d+$/, ''))
    all.set(name, [...(all.get(name) ?? []), value(pair.value)])
  }
  return [...all].map(([name, values]) => [name, listed(values)])
}
