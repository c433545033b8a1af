/** What an address says beside its filter: the page that one is on, and what is open there. */
const passing = ['after', 'page', 'event']

/** The filter in an address's search, without the question mark; empty where nothing is filtered. */
export function filterIn(search: string): string {
  const words = new URLSearchParams(search)
  for (const name of passing) words.delete(name)
  words.sort()
  return words.toString()
}
