import { backward, forward, offsetOf, type Place } from './keyset'

/** What a server says about a page. */
interface PageInfo {
  hasNextPage: boolean
  endCursor: string | null | undefined
}

/** What a Pager needs, from the address and the server's page. */
export function pagesOf(list: string, place: Place, size: number, info: PageInfo, go: (place: Place) => void) {
  const { endCursor } = info
  return {
    offset: offsetOf(place, size),
    hasNext: info.hasNextPage,
    onFirst: () => go({}),
    onPrevious: () => go(backward(list, place)),
    onNext: () => {
      if (endCursor != null) go(forward(list, place, endCursor))
    },
  }
}
