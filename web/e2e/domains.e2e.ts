import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { launch, open, settled, shoot, signIn, widths } from './browser'
import { personWith, startServer, type Running } from './server'

// The main ways of an owner through domains and the organization's settings.

let server: Running
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function owner(scheme: 'light' | 'dark', width: number): Promise<Page> {
  return signIn(await open(browser, server.url, scheme, width), personWith(server.dev, 'brightwater', 'OWNER'))
}

async function submit(page: Page, button: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

describe('an owner', () => {
  it('adds a domain, is shown its record, and learns what is missing', async () => {
    const page = await owner('light', widths.desk)
    await page.goto('/domains')
    await settled(page)
    await page.getByRole('button', { name: 'Add a domain' }).click()
    await page.getByRole('textbox', { name: 'Domain' }).fill('gmail.com')
    await page.getByRole('dialog').getByRole('button', { name: 'Add domain' }).click()
    await page.getByText('mail provider that is open to everybody').waitFor()
    await page.getByRole('textbox', { name: 'Domain' }).fill('Harbour.Brightwater-Logistics.example')
    await submit(page, 'Add domain')
    await page.getByText('_steward.harbour.brightwater-logistics.example').waitFor()
    await page.getByText('steward-domain-verification=').first().waitFor()
    await settled(page)
    await shoot(page, 'domains-added-light-1280')
    const phone = await owner('dark', widths.phone)
    await phone.goto('/domains')
    await settled(phone)
    await shoot(phone, 'domains-added-dark-390')
  })

  it('names whom to write to', async () => {
    const page = await owner('light', widths.desk)
    await page.goto('/organization')
    await settled(page)
    await page.getByRole('button', { name: 'Change the contact for Privacy' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Privacy office')
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('privacy@brightwater.example')
    await submit(page, 'Save contact')
    await page.getByText('privacy@brightwater.example').waitFor()
    await settled(page)
    await shoot(page, 'organization-light-1280')
    const phone = await owner('dark', widths.phone)
    await phone.goto('/organization')
    await settled(phone)
    await shoot(phone, 'organization-dark-390')
  })
})
