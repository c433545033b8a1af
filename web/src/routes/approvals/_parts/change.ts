import { words } from '@/ui'

/** A name of the API in words: grantRole becomes "Grant role", input.memberId "Member". */
export function spoken(name: string): string {
  const split = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/_Ids?$/, '')
    .replace(/_Ids?\./, '.')
  return words(split)
}

/** A value as people read it: enum values in words, times and names as they are. */
export function value(text: string): string {
  return /^[A-Z]+(_[A-Z]+)*$/.test(text) && text.length > 2 ? words(text) : text
}
