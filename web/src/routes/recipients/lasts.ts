import { plural } from '@/ui'

const units = [
  ['year', 'years'],
  ['month', 'months'],
  ['week', 'weeks'],
  ['day', 'days'],
  ['hour', 'hours'],
  ['minute', 'minutes'],
  ['second', 'seconds'],
] as const

const form = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

/** A length of time of ISO 8601 in words: P1Y is 1 year. What is none stays as it is. */
export function lasts(text: string): string {
  const found = form.exec(text)
  if (found === null) return text
  const words = units.flatMap(([one, many], i) => {
    const n = Number(found[i + 1] ?? 0)
    return n === 0 ? [] : [plural(n, one, many)]
  })
  return words.length === 0 ? text : words.join(' and ')
}
