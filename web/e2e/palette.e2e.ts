import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { launch, open, settled, shoot, signIn, widths } from './browser'
import { personWith, startServer, type Running } from './server'

// The console by its keys: the palette finds pages, actions and people, single
// keys lead to places, and can be switched off.

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
  const context = await open(browser, server.url)
  const page = await signIn(context, personWith(server.dev, 'brightwater', 'OWNER'))
  await settled(page)
  return page
}

describe('the palette', () => {
  it('finds a member by the server, and opens the page by the keyboard alone', async () => {
    const page = await owner()
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: 'Search or go to' })
    await field.waitFor()
    await shoot(page, 'palette-light-1280')
    await page.keyboard.type('mia')
    await page.getByRole('option', { name: /Mia Svensson/ }).waitFor()
    await shoot(page, 'palette-found-light-1280')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Mia Svensson' }).waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('walks through its results with the arrows, and says which one is meant', async () => {
    const page = await owner()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('roles')
    const field = page.getByRole('combobox', { name: 'Search or go to' })
    const first = await field.getAttribute('aria-activedescendant')
    await page.keyboard.press('ArrowDown')
    const second = await field.getAttribute('aria-activedescendant')
    expect(second).not.toBe(first)
    expect(await page.locator(`[id="${second ?? ''}"]`).getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Escape')
    await field.waitFor({ state: 'detached' })
  })

  it('offers a plain member what is theirs and nothing more', async () => {
    const context = await open(browser, server.url, 'dark', widths.phone)
    const page = await signIn(context, personWith(server.dev, 'brightwater'))
    await settled(page)
    await page.getByRole('button', { name: 'Search or go to' }).click()
    await page.getByRole('option', { name: /My choices/ }).waitFor()
    await shoot(page, 'palette-dark-390')
    expect(await page.getByRole('option', { name: /Members/ }).count()).toBe(0)
  })
})

describe('single keys', () => {
  it('lead to places and to the search, and can be switched off', async () => {
    const page = await owner()
    await page.keyboard.press('g')
    await page.keyboard.press('m')
    await page.getByRole('heading', { level: 1, name: 'Members' }).waitFor()
    await settled(page)
    await page.keyboard.press('/')
    await page.keyboard.type('?') // in a field it is a letter
    expect(await page.getByRole('searchbox', { name: 'Search members' }).inputValue()).toBe('?')
    await page.locator('main').focus()
    await page.keyboard.press('?')
    const off = page.getByRole('switch', { name: 'Shortcuts of single keys' })
    await off.waitFor()
    await shoot(page, 'shortcuts-light-1280')
    await off.click()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search or go to' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/members')
  })
})
