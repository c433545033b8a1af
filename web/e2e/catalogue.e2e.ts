import type { Browser, BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { faults, overflows } from './axe'
import { launch, open, settled, shoot, signIn } from './browser'
import { personWith, startServer, type Running } from './server'

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

async function as(email: string): Promise<Page> {
  const context = await open(browser, server.url)
  contexts.push(context)
  return signIn(context, email)
}

describe('the catalogue', () => {
  it('is read by an organization: products, recipients, and a holiday of its own', async () => {
    const page = await as(personWith(server.dev, 'brightwater', 'OWNER'))
    for (const [name, path, text] of [
      ['product', '/products/sysoon-mail', 'Suggested replies'],
      ['recipients', '/recipients', 'Night Desk'],
    ] as const) {
      await page.goto(path)
      await settled(page)
      await page.getByText(text).first().waitFor()
      expect(await faults(page)).toEqual([])
      expect(await overflows(page)).toBe(false)
      await shoot(page, `catalogue-${name}`)
    }
    await page.goto('/organization')
    await page.getByRole('button', { name: 'Add holiday' }).click()
    await page.getByRole('dialog').getByLabel('Day').fill('2031-12-24')
    await page.getByRole('dialog').getByLabel('Name').fill('Christmas Eve')
    await page.getByRole('dialog').getByRole('button', { name: 'Add holiday' }).click()
    await page.getByRole('cell', { name: 'Christmas Eve', exact: true }).waitFor()
  })

  it('is kept by operators as a text that is checked while one types', async () => {
    const page = await as('olivia.brandt@sysoon.example')
    await page.goto('/catalogue')
    await settled(page)
    const text = page.getByRole('textbox', { name: 'Catalogue' })
    await text.fill((await text.inputValue()).replace('country: DE', 'country: Berlin'))
    await page.getByText('recipients.').first().waitFor()
    expect(await page.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true)
    expect(await faults(page)).toEqual([])
    expect(await overflows(page)).toBe(false)
    await shoot(page, 'catalogue-operator')
  })
})
