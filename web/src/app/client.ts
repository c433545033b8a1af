import { cacheExchange, Client, fetchExchange, makeOperation, mapExchange, type CombinedError, type Exchange, type Operation } from 'urql'

/** Where the API is, and what proves that our own script asks: a foreign page can't set the header. */
export const api = { url: '/graphql', headers: { 'X-Console-Request': '1' } } as const

/** The way to the API. The cookie carries the session. */
export function makeClient(): Client {
  const client: Client = new Client({
    url: api.url,
    exchanges: [refreshing((operation) => client.reexecuteOperation(operation)), cacheExchange, fetchExchange],
    requestPolicy: 'cache-and-network',
    preferGetMethod: false,
    fetchOptions: { credentials: 'same-origin', headers: api.headers },
  })
  return client
}

/**
 * After a change everything on the screen is asked again: documents travel by
 * their id, so that nothing here can tell which of them a change concerns.
 */
export function refreshing(ask: (operation: Operation) => void): Exchange {
  const shown = new Map<number, Operation>()
  return mapExchange({
    onOperation(operation) {
      if (operation.kind === 'query') shown.set(operation.key, operation)
      if (operation.kind === 'teardown') shown.delete(operation.key)
    },
    onResult(result) {
      if (result.operation.kind !== 'mutation' || result.error !== undefined) return
      for (const operation of shown.values()) {
        ask(makeOperation('query', operation, { ...operation.context, requestPolicy: 'network-only' }))
      }
    },
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
