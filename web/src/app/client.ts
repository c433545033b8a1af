import { cacheExchange, Client, fetchExchange, type CombinedError } from 'urql'

/**
 * The way to the API. The cookie carries the session; the header proves that
 * our own script asks, which a foreign page can't set without a preflight.
 */
export function makeClient(): Client {
  return new Client({
    url: '/graphql',
    exchanges: [cacheExchange, fetchExchange],
    requestPolicy: 'cache-and-network',
    preferGetMethod: false,
    fetchOptions: { credentials: 'same-origin', headers: { 'X-Console-Request': '1' } },
  })
}

/** The code of the first error, as the API's closed set names it; null where the server was not reached. */
export function codeOf(error: CombinedError): string | null {
  if (error.networkError !== undefined) {
    const response = error.response as { status?: number } | undefined
    return response?.status === 401 ? 'UNAUTHENTICATED' : null
  }
  const code = error.graphQLErrors[0]?.extensions.code
  return typeof code === 'string' ? code : 'INTERNAL'
}

/** What the server said, for people. */
export function messageOf(error: CombinedError): string {
  return error.graphQLErrors[0]?.message ?? 'The server does not answer. Check your connection and try again.'
}
