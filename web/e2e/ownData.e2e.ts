import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, it } from 'vitest'
import { launch, open, settled, shoot, signIn, widths } from './browser'
import { personWith, startServer, type Running } from './server'

// A member clears what is held; content that the terms let nobody read alone.

let server: Running
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
  page = await signIn(await open(browser, server.url, 'light', widths.desk), personWith(server.dev, 'brightwater', 'OWNER'))
  return async () => {
    await browser.close()
    await server.stop()
  }
})

describe('a member’s own data', () => {
  it('is cleared by category and date', async () => {
    const mine = await signIn(await open(browser, server.url, 'light', widths.desk), personWith(server.dev, 'brightwater', 'OWNER'))
    await mine.goto('/my-data?tab=records')
    await mine.getByLabel('Until').fill('2100-01-01')
    await settled(mine)
    await shoot(mine, 'clear-light-1280')
    await mine.getByRole('button', { name: 'Clear…' }).click()
    const dialog = mine.getByRole('dialog')
    await dialog.getByText('It can’t be undone', { exact: false }).waitFor()
    await dialog.getByRole('button', { name: 'Clear' }).click()
    await mine.getByText('No records here').waitFor()
  })
})

describe('content that nobody reads alone', () => {
  it('is asked for on the member’s page', async () => {
    await page.goto('/members')
    await page.getByRole('table', { name: 'Members' }).getByRole('link').nth(2).click()
    await page.getByRole('tab', { name: 'Data' }).click()
    await page.getByText('With a second person').waitFor()
    await settled(page)
    await shoot(page, 'permits-light-1280')
    await page.getByRole('button', { name: 'Ask for access' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Looking for the lost contract.')
    await dialog.getByRole('button', { name: 'Ask', exact: true }).click()
    await page.getByText('Waits for a second person').or(dialog.getByText('ask for no second person', { exact: false })).or(dialog.getByText('Nothing is held there', { exact: false })).or(dialog.getByText('can’t read content', { exact: false })).or(dialog.getByText("can't read content", { exact: false })).first().waitFor()
  })
})
