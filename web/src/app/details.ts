import { wordsInside } from '@/ui'

interface Pair {
  key: string
  value: string
}

const most = 3

/** Details of an event that say something to people, in a few words: no hashes, ids or lists of programs. */
export function readable(details: readonly Pair[]): string[] {
  return details
    .filter(({ value }) => value !== '' && value.length <= 60 && !isForPrograms(value))
    .slice(0, most)
    .map(({ key, value }) => `${wordsInside(key)}: ${/^[a-z_]+$/.test(value) ? wordsInside(value) : value}`)
}

function isForPrograms(value: string): boolean {
  return /^[[{]/.test(value) || /^[0-9a-f-]{32,}$/i.test(value)
}
