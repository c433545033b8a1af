// Lists are cut by keys: a page is known by the cursor that it starts after. The
// address carries that cursor and the number of the page; the cursors on the way
// there are kept in the tab, for the button that goes back.

/** Where a list stands, as its address says. */
export interface Place {
  after?: string
  page?: number
}

const trails = new Map<string, (string | undefined)[]>()

/** How many rows come before this page. */
export function offsetOf(place: Place, size: number): number {
  return place.after === undefined ? 0 : ((place.page ?? 2) - 1) * size
}

/** The next page; remembers the way back. */
export function forward(list: string, place: Place, endCursor: string): Place {
  const page = place.page ?? 1
  const trail = (trails.get(list) ?? []).slice(0, page - 1)
  trail[page - 1] = place.after
  trails.set(list, trail)
  return { after: endCursor, page: page + 1 }
}

/** The page before; the first one when the way back is not known. */
export function backward(list: string, place: Place): Place {
  const page = (place.page ?? 1) - 1
  const after = trails.get(list)?.[page - 1]
  return page <= 1 || after === undefined ? {} : { after, page }
}
