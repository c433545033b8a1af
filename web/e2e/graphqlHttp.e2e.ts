import { auditServer, type AuditResult } from 'graphql-http'
import { beforeAll, expect, it } from 'vitest'
import { startServer, type Running } from './server'

// The checks of the GraphQL-over-HTTP specification, by those who wrote it
// (npm graphql-http), against the server as it runs, with authorization. Queries
// by GET need a header of ours, which a page of another site can't set.

let server: Running

beforeAll(async () => {
  server = await startServer()
  return () => server.stop()
})

function authorized(url: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const headers = new Headers(init?.headers)
  headers.set('Authorization', `Bearer ${server.dev.organizations[0]?.apiToken ?? ''}`)
  headers.set('X-Console-Request', '1')
  return fetch(url, { ...init, headers })
}

it('passes every check of GraphQL over HTTP', async () => {
  const results: AuditResult[] = await auditServer({ url: `${server.url}/graphql`, fetchFn: authorized })
  const failed = results.filter(({ status }) => status !== 'ok')
  expect(failed.map((one) => `${one.id} ${one.name}: ${'reason' in one ? one.reason : ''}`)).toEqual([])
  expect(results).toHaveLength(61)
})
