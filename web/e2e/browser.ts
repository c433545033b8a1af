import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page, type Request } from 'playwright-core'

/** The colours in which pages are looked at. */
export type Scheme = 'light' | 'dark'

/** The widths at which pages are looked at: a desk and a telephone. */
export const widths = { desk: 1280, phone: 390 } as const

const shots = join(import.meta.dirname, '.shots')

/** Starts the Chromium of the machine, kept to itself. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.E2E_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-default-apps',
      '--no-first-run',
    ],
  })
}

/** A browser of one person: its own cookies, its own size and colours. */
export async function open(browser: Browser, url: string, scheme: Scheme = 'light', width: number = widths.desk) {
  const context = await browser.newContext({
    baseURL: url,
    colorScheme: scheme,
    viewport: { width, height: width === widths.phone ? 844 : 900 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  context.setDefaultTimeout(30_000)
  watch(context)
  return context
}

/** Goes the way that a person goes: e-mail, provider, back into the console. */
export async function signIn(context: BrowserContext, email: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto('/')
  await page.waitForURL(/\/signin/)
  await page.getByLabel(/E-mail address/).fill(email)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.locator('button[name=subject]').first().click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** Waits until a page shows what it has: no skeleton, no request under way. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' }).catch(() => null)
  const deadline = Date.now() + patience
  for (let quiet = 0; quiet < quietTimes; ) {
    if (Date.now() > deadline) throw new Error('The page goes on asking.')
    await page.waitForTimeout(100)
    quiet = (underWay.get(page.context())?.size ?? 0) === 0 ? quiet + 1 : 0
  }
}

/** How often in a row nothing may be under way until a page is settled. */
const quietTimes = 5
const patience = 30_000

/** What each browser asks at the moment, but for streams, which last as long as their page. */
const underWay = new WeakMap<BrowserContext, Set<Request>>()

function watch(context: BrowserContext): void {
  const requests = new Set<Request>()
  const done = (request: Request) => requests.delete(request)
  context.on('request', (request) => {
    if (request.headers().accept !== 'text/event-stream') requests.add(request)
  })
  context.on('requestfinished', done)
  context.on('requestfailed', done)
  underWay.set(context, requests)
}

/** Keeps a picture of the whole page under e2e/.shots. */
export async function shoot(page: Page, name: string): Promise<void> {
  await mkdir(shots, { recursive: true })
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })
}
