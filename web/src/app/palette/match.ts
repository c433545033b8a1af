// Finds what somebody means by a few letters.

/** Something that can be found: by its name, and by other words for it. */
export interface Findable {
  label: string
  hint: string
  /** Other words that people use for it. */
  also?: string
}

/** Those that have every word of the text at the beginning of one of theirs; names before hints. */
export function matching<Item extends Findable>(items: readonly Item[], text: string): Item[] {
  const wanted = wordsOf(text)
  return items
    .map((item) => ({ item, rank: rankOf(item, wanted) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ item }) => item)
}

/** How well an item fits; 0 where a word has no counterpart. */
function rankOf({ label, hint, also }: Findable, wanted: readonly string[]): number {
  const name = wordsOf(label)
  const rest = wordsOf(`${hint} ${also ?? ''}`)
  let rank = 1
  for (const word of wanted) {
    if (name.some((one) => one.startsWith(word))) rank += name[0]?.startsWith(word) ? 3 : 2
    else if (!rest.some((one) => one.startsWith(word))) return 0
  }
  return rank
}

/** The words of a text without case, accents and signs. */
function wordsOf(text: string): string[] {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}
