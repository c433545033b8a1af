import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { launch, open, settled, shoot, signIn, widths } from './browser'
import { personWith, startServer, type Running } from './server'

// Members come in as a file, go out as one, and other systems are told of it.

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

const people = [
  'userName,displayName,emails[type eq "work"].value,active',
  'nora.new@example.org,Nora New,nora.new@example.org,true',
  'olaf.other@example.org,Olaf Other,olaf.other@example.org,maybe',
  'petra.past@example.org,Petra Past,petra.past@example.org,true',
].join('\n')

/** Keeps pictures of the place where the page is, at both sizes. */
async function look(name: string): Promise<void> {
  await settled(page)
  await shoot(page, `${name}-light-1280`)
  await phone.goto(page.url())
  await settled(phone)
  await shoot(phone, `${name}-dark-390`)
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(widths.phone)
}

describe('a receiver of events', () => {
  it('is registered, and its token is shown once', async () => {
    await page.goto('/receivers')
    await page.getByText('Nobody is told yet').waitFor()
    await look('receivers-empty')
    await page.getByRole('button', { name: 'New receiver' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Badge system')
    await dialog.getByText('Poll', { exact: true }).click()
    await shoot(page, 'receiver-dialog-light-1280')
    await dialog.getByRole('button', { name: 'Register' }).click()
    expect(await page.getByTestId('secret').textContent()).toMatch(/^stw_set_/)
    await page.getByLabel('I have stored it in a safe place').check()
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('heading', { level: 1, name: 'Badge system' }).waitFor()
  })

  it('is verified, paused and resumed', async () => {
    await page.getByRole('button', { name: 'Verify' }).click()
    await page.getByRole('table').getByText('Verification').waitFor()
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.getByRole('button', { name: 'Pause' }).waitFor()
  })
})

describe('an import', () => {
  it('shows what becomes of each row before anything changes', async () => {
    await page.goto('/members')
    await page.getByRole('link', { name: 'Import and export' }).last().click()
    await page.getByText('Nothing imported yet').waitFor()
    await look('transfer-empty')
    await page.locator('input[type=file]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(people) })
    await page.getByRole('button', { name: 'Upload and try' }).click()
    await page.getByText('Nothing has changed yet').waitFor()
    const table = page.getByRole('table', { name: 'Rows' })
    await table.getByText('Nora New').or(table.getByText('nora.new@example.org')).first().waitFor()
    await look('transfer-checked')
    await page.getByRole('combobox', { name: 'Outcome' }).click()
    await page.getByRole('option', { name: 'Rejected' }).click()
    await table.getByText('olaf.other@example.org').waitFor()
    await table.getByText('nora.new@example.org').waitFor({ state: 'detached' })
    expect(await table.innerText()).toContain('active')
  })

  it('is applied, and gives the rejected rows back', async () => {
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click()
    await page.getByText('Applied', { exact: true }).waitFor()
    await look('transfer-applied')
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Rejected rows' }).click()])
    const rejected = await readFile(await download.path(), 'utf8')
    expect(rejected).toContain('olaf.other@example.org')
    expect(rejected).not.toContain('nora.new@example.org')
    await page.goto('/members?q=nora.new')
    await page.getByRole('link', { name: /Nora New/ }).waitFor()
    await page.goto('/members?q=olaf.other')
    await page.getByText('No member matches').waitFor()
  })

  it('is told to the receiver', async () => {
    await page.goto('/receivers')
    await look('receivers')
    await page.getByRole('link', { name: 'Badge system' }).click()
    await page.getByRole('table', { name: 'Events' }).getByText('Created').first().waitFor()
    await look('receiver')
  })
})

describe('an export', () => {
  it('is written and downloaded', async () => {
    await page.goto('/transfer?tab=export')
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const file = page.getByRole('table', { name: 'Exports' }).getByRole('link').first()
    await file.waitFor()
    await look('transfer-export')
    const [download] = await Promise.all([page.waitForEvent('download'), file.click()])
    expect(await readFile(await download.path(), 'utf8')).toContain('nora.new@example.org')
    await page.getByRole('tab', { name: 'Columns' }).click()
    await page.getByText('userName', { exact: true }).waitFor()
    await look('transfer-columns')
  })
})
