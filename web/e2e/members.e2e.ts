import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { launch, open, settled, shoot, signIn, widths } from './browser'
import { personWith, startServer, type Running } from './server'

// What administrators do to many accounts at once: tried first, carried out with
// progress, taken back.

let server: Running
let browser: Browser
let page: Page
let phone: Page

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
  const owner = personWith(server.dev, 'brightwater', 'OWNER')
  page = await signIn(await open(browser, server.url, 'light', widths.desk), owner)
  phone = await signIn(await open(browser, server.url, 'dark', widths.phone), owner)
  return async () => {
    await browser.close()
    await server.stop()
  }
})

/** Keeps pictures of the place where the page is, at both sizes. */
async function look(name: string): Promise<void> {
  await settled(page)
  await shoot(page, `${name}-light-1280`)
  await phone.goto(page.url())
  await settled(phone)
  await shoot(phone, `${name}-dark-390`)
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(widths.phone)
}

describe('a change of many accounts', () => {
  it('begins with those who are ticked, and shows what it would do', async () => {
    await page.goto('/bulk-changes')
    await page.getByText('Nothing changed for many at once yet').waitFor()
    await look('bulk-empty')
    await page.goto('/members?state=ACTIVE')
    const boxes = page.getByRole('table', { name: 'Members' }).getByRole('checkbox')
    await boxes.first().waitFor()
    for (const i of [3, 4, 5]) await boxes.nth(i).check()
    await look('members-ticked')
    await page.getByRole('button', { name: 'Change 3' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Their contract ended.')
    await shoot(page, 'bulk-dialog-light-1280')
    await dialog.getByRole('button', { name: 'Try it' }).click()
    await page.getByText('Nothing has changed yet').waitFor()
    await page.getByRole('table', { name: 'Members' }).getByText('To be changed').first().waitFor()
    await look('bulk-checked')
  })

  it('is carried out', async () => {
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
    await page.getByText('Done', { exact: true }).waitFor()
    await page.getByText('This can be undone').waitFor()
    await look('bulk-done')
    await page.goto('/members?state=SUSPENDED')
    await page.getByRole('table', { name: 'Members' }).getByText('Suspended').nth(2).waitFor()
  })

  it('is undone', async () => {
    await page.getByRole('link', { name: 'Past changes' }).click()
    await page.getByRole('link', { name: 'Suspend accounts' }).first().click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('heading', { level: 1, name: 'Undo: suspend accounts' }).waitFor()
    await page.getByText('Done', { exact: true }).waitFor()
  })

  it('shows its progress, and waits for a second person where it reaches too many', async () => {
    page = await signIn(await open(browser, server.url, 'light', widths.desk), personWith(server.dev, 'northfield', 'OWNER'))
    await page.goto('/members')
    await page.getByRole('button', { name: 'Change many' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('A drill.')
    await dialog.getByRole('button', { name: 'Try it' }).click()
    await page.getByRole('progressbar', { name: 'Dry run' }).waitFor()
    await shoot(page, 'bulk-progress-light-1280')
    await page.getByText('So many accounts wait for a second person', { exact: false }).waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
    await page.getByRole('dialog').getByText('This waits for a second person', { exact: false }).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click()
    await page.getByRole('button', { name: 'Cancel change' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel change' }).click()
    await page.getByText('Cancelled', { exact: true }).waitFor()
  })
})
