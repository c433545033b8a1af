import type { Browser } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { launch, open, settled, signIn } from './browser'
import { personWith, startServer, type Running } from './server'

// Pages keep themselves up to date: what somebody else does is shown without a
// reload.

let server: Running
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
  return async () => {
    await browser.close()
    await server.stop()
  }
})

it('shows in the log what a program does meanwhile', async () => {
  const context = await open(browser, server.url)
  const page = await signIn(context, personWith(server.dev, 'brightwater', 'OWNER'))
  const following = page.waitForRequest((request) => request.headers().accept === 'text/event-stream')
  await page.goto('/log')
  await settled(page)
  await following
  const before = await page.getByRole('row', { name: /live\.example|Group created|group\.created/i }).count()
  const answer = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${server.dev.organizations.find((one) => one.slug === 'brightwater')?.apiToken ?? ''}`,
    },
    body: JSON.stringify({ query: 'mutation { createGroup(input: {displayName: "Made meanwhile"}) { errors { message } } }' }),
  })
  expect(await answer.text()).toContain('"errors":[]')
  await page
    .getByRole('row', { name: /Group created|group\.created/i })
    .nth(before)
    .waitFor()
  await context.close()
})
