import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { launch, open, settled, shoot, signIn } from './browser'
import { personWith, startServer, type Running } from './server'

// A filter that is kept under a name goes with the person, not with the browser;
// and the overview says what an organization still needs.

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

async function owner(): Promise<Page> {
  const page = await signIn(await open(browser, server.url), personWith(server.dev, 'brightwater', 'OWNER'))
  await settled(page)
  return page
}

describe('a saved view', () => {
  it('is kept, found in another browser, renamed and deleted', async () => {
    const page = await owner()
    await page.goto('/members?state=SUSPENDED')
    await settled(page)
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('menuitem', { name: 'Keep this filter…' }).click()
    await page.getByLabel('Name').fill('Stopped people')
    await shoot(page, 'view-keep-light-1280')
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.context().close()

    const other = await owner()
    await other.goto('/members')
    await settled(other)
    await other.getByRole('button', { name: 'Views' }).click()
    await other.getByRole('menuitem', { name: 'Stopped people' }).click()
    await other.waitForURL(/state=SUSPENDED/)
    await settled(other)
    await other.getByRole('button', { name: 'Stopped people' }).click()
    await shoot(other, 'views-light-1280')
    await other.getByRole('menuitem', { name: 'Rename or delete…' }).click()
    await other.getByLabel('Name of “Stopped people”').fill('Suspended')
    await other.getByRole('button', { name: 'Rename' }).click()
    await other.getByRole('button', { name: 'Delete Suspended' }).click()
    await other.getByLabel('Name of “Suspended”').waitFor({ state: 'detached' })
    await other.context().close()
  })
})

describe('setting up', () => {
  it('counts what is there, and leads to what is not', async () => {
    const page = await owner()
    await page.getByRole('heading', { name: 'Set up your organization' }).waitFor()
    const todo = page.getByRole('listitem').filter({ hasText: 'Prove a break-glass account' })
    expect(await todo.getByRole('img', { name: 'To do' }).count()).toBe(1)
    await shoot(page, 'set-up-light-1280')
    await todo.getByRole('link').click()
    await page.waitForURL(/break-glass/)
    await page.context().close()
  })
})
