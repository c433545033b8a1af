import type { Browser, BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect } from 'vitest'
import { faults, overflows } from './axe'
import { launch, open, settled, shoot, signIn, widths, type Scheme } from './browser'
import { personWith, startServer, type Running } from './server'

/** What the journeys of one file have in common: a server of their own, and people with a browser each. */
export interface Stage {
  server: () => Running
  browser: () => Browser
  /** The server's folder. */
  data: () => string
  /** A browser of somebody who hasn't signed in. */
  fresh: (scheme?: Scheme, width?: number) => Promise<Page>
  /** Signs somebody in with a browser of their own. */
  as: (email: string, scheme?: Scheme, width?: number) => Promise<Page>
  /** Somebody of an organization, by role; a plain member where none is named. */
  person: (slug: string, role?: string, nth?: number) => string
}

/** Begins a file of journeys; everything ends with it. */
export function stage(): Stage {
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
  async function context(scheme: Scheme = 'light', width: number = widths.desk): Promise<BrowserContext> {
    const made = await open(browser, server.url, scheme, width)
    await made.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url })
    contexts.push(made)
    return made
  }
  return {
    server: () => server,
    browser: () => browser,
    data: () => server.data,
    fresh: async (scheme, width) => (await context(scheme, width)).newPage(),
    as: async (email, scheme, width) => signIn(await context(scheme, width), email),
    person: (slug, role, nth) => personWith(server.dev, slug, role, nth),
  }
}

/** Opens a page of the console and waits until it shows what it has. */
export async function go(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await settled(page)
}

/**
 * Looks at what a page shows, at a desk and, in the dark, on a telephone: it is
 * without accessibility faults, doesn't scroll sideways, and a picture is kept.
 */
export async function look(page: Page, name: string): Promise<void> {
  await settled(page)
  for (const [scheme, width] of [['light', widths.desk], ['dark', widths.phone]] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: width === widths.phone ? 844 : 900 })
    await shoot(page, `${name}-${scheme}-${String(width)}`)
    expect(await faults(page), `accessibility of ${name}, ${scheme}`).toEqual([])
    expect(await overflows(page), `${name} scrolls sideways at ${String(width)}`).toBe(false)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: widths.desk, height: 900 })
}

/** Sends the dialog that is open, and waits until it is gone. */
export async function submit(page: Page, button: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Reads the secret that is shown once, says that it is kept, and goes on. */
export async function keep(page: Page): Promise<string> {
  const secret = (await page.getByTestId('secret').textContent()) ?? ''
  await page.getByRole('checkbox', { name: 'I have stored it in a safe place' }).check()
  await page.getByRole('button', { name: 'Done' }).click()
  return secret.trim()
}
