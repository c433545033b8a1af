import type { Browser, BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { launch, open, settled, shoot } from './browser'
import { personWith, startServer, type Running } from './server'

// Proving again that it is oneself before a change that could do lasting harm, and
// going from one organization to another in the same browser.

let server: Running
let browser: Browser
const contexts: BrowserContext[] = []

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
  return async () => {
    await Promise.all(contexts.map((context) => context.close()))
    await browser.close()
    await server.stop()
  }
})

async function fresh(): Promise<Page> {
  const context = await open(browser, server.url)
  contexts.push(context)
  return context.newPage()
}

/** From the sign-in page through the provider, which can say that it saw the person an hour ago. */
async function signInAs(page: Page, email: string, earlier: boolean): Promise<void> {
  await page.getByLabel(/E-mail address/).fill(email)
  await page.getByRole('button', { name: 'Continue' }).click()
  const me = page.locator('button[name=subject]', { hasText: email })
  await me.waitFor()
  if (earlier) await page.getByLabel(/I was seen an hour ago/).check()
  await me.click()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

describe('a change that could do lasting harm', () => {
  it('asks who was seen long ago to prove again that it is them, and goes on by itself', async () => {
    const page = await fresh()
    const owner = personWith(server.dev, 'brightwater', 'OWNER')
    await page.goto('/')
    await signInAs(page, owner, true)
    await page.goto('/roles')
    await settled(page)
    await page.getByRole('button', { name: 'New role' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Reads the log')
    await page.getByRole('checkbox', { name: 'Read log' }).check()
    await page.getByRole('button', { name: 'Make role' }).click()

    const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' })
    await dialog.waitFor()
    await shoot(page, 'step-up-light-1280')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText(/prove again that it is you/).waitFor()
    expect(await page.getByRole('row', { name: /^Reads the log/ }).count()).toBe(0)

    await page.getByRole('button', { name: 'Make role' }).click()
    const [window] = await Promise.all([
      page.context().waitForEvent('page'),
      dialog.getByRole('button', { name: 'Confirm in a new window' }).click(),
    ])
    await window.locator('button[name=subject]', { hasText: owner }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('row', { name: /^Reads the log/ }).waitFor()

    // Whoever was just seen is not asked again.
    await page.getByRole('row', { name: /^Reads the log/ }).getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete role' }).click()
    await page.getByRole('row', { name: /^Reads the log/ }).waitFor({ state: 'detached' })
    expect(await dialog.count()).toBe(0)
  })
})

describe('somebody in several organizations', () => {
  it('proves each once in a browser, and goes from one to the other', async () => {
    const page = await fresh()
    await page.goto('/')
    await signInAs(page, personWith(server.dev, 'brightwater', 'OWNER'), false)
    await page.getByRole('button', { name: /Organization:.*Brightwater/ }).click()
    await page.getByText('The only organization that you signed in to here.').waitFor()
    await page.getByRole('link', { name: 'Add an organization' }).click()
    await signInAs(page, personWith(server.dev, 'northfield', 'OWNER'), false)

    await page.getByRole('button', { name: /Organization:.*Northfield/ }).click()
    await shoot(page, 'switcher-light-1280')
    await page.getByRole('button', { name: 'Brightwater Logistics', exact: true }).click()
    await page.getByRole('button', { name: /Organization:.*Brightwater/ }).waitFor()
    await page.goto('/members?q=Mia')
    await page.getByRole('link', { name: /Mia Svensson/ }).waitFor()

    await page.getByRole('button', { name: /Organization:.*Brightwater/ }).click()
    await page.getByRole('button', { name: 'Northfield School', exact: true }).click()
    await page.getByRole('button', { name: /Organization:.*Northfield/ }).waitFor()
    await page.goto('/members?q=Mia Svensson')
    await settled(page)
    expect(await page.getByRole('link', { name: /mia\.svensson@brightwater/ }).count()).toBe(0)
  })
})
