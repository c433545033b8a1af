import type { Scope } from './terms'

/** The address of an explanation with its days written out, so that it asks the same question whenever it is opened. */
export function pinned(address: string, scope: Scope, asked: { validAt: string; knownAt: string }): string {
  const url = new URL(address)
  url.searchParams.set('on', scope.on ?? asked.validAt.slice(0, 10))
  url.searchParams.set('known', scope.known ?? asked.knownAt.slice(0, 10))
  return url.toString()
}
