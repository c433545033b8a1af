import type { Browser, BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { quantile, report, type Figure } from './measures'
import { launch, open, settled, signIn } from '../e2e/browser'
import { fill } from './people'
import { personWith, startServer, type Running } from '../e2e/server'

// How many members the long list has, and how often the first visit is measured.
const members = Number(process.env.BENCH_MEMBERS ?? 100_000)
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)

let server: Running
let browser: Browser
let owner: BrowserContext
const figures: Figure[] = []

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
  owner = await open(browser, server.url)
  const page = await signIn(owner, personWith(server.dev, 'brightwater', 'OWNER'))
  await page.close()
  return async () => {
    const over = await report(figures)
    await browser.close()
    await server.stop()
    expect(over).toEqual([])
  }
})

it('paints the first visit', async () => {
  const paints: number[] = []
  for (let i = 0; i < rounds; i++) paints.push(await firstVisit())
  figures.push({ what: 'largest paint of the first visit, processor slowed 4 times', value: quantile(paints, 0.5), unit: 'ms', limit: 1500 })
})

/** Milliseconds until the largest paint of a first visit: nothing cached, a quarter of the processor. */
async function firstVisit(): Promise<number> {
  const context = await browser.newContext({ baseURL: server.url, storageState: await owner.storageState(), viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.goto('/overview')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForTimeout(3000)
  const paint = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) => done(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        })
      }),
  )
  await context.close()
  return paint
}

it('scrolls a long list', async () => {
  await fill(server, 'brightwater', members)
  const page = await owner.newPage()
  await page.goto('/members')
  await settled(page)
  const hand = await scroll(page, { pixels: 50, frames: 600 })
  figures.push(
    { what: 'frames a second, scrolling 3,000 pixels a second', value: 1000 / mean(hand.times), unit: '/s' },
    { what: 'time of a frame, median', value: quantile(hand.times, 0.5), unit: 'ms', limit: 16.9 },
    { what: 'time of a frame, 95 of 100', value: quantile(hand.times, 0.95), unit: 'ms', limit: 33.5 },
  )
  const whole = await scroll(page, { pixels: 3000, frames: 200_000 })
  figures.push(
    { what: 'rows scrolled to the end', value: whole.last, unit: 'rows' },
    { what: 'seconds for it', value: whole.times.reduce((sum, one) => sum + one, 0) / 1000, unit: 's' },
    { what: 'time of a frame on the way, median', value: quantile(whole.times, 0.5), unit: 'ms' },
    { what: 'time of a frame on the way, 95 of 100', value: quantile(whole.times, 0.95), unit: 'ms' },
    { what: 'most rows drawn at once', value: Math.max(hand.drawn, whole.drawn), unit: 'rows', limit: 400 },
    { what: 'memory of the page at the end', value: await heap(page), unit: 'MiB' },
  )
  expect(whole.last).toBeGreaterThanOrEqual(members)
})

interface Scrolled {
  times: number[]
  /** The most rows that were in the page at once. */
  drawn: number
  /** The place of the last row that was drawn. */
  last: number
}

/** Moves the page by some pixels in each frame, until nothing comes any more. */
function scroll(page: Page, how: { pixels: number; frames: number }): Promise<Scrolled> {
  return page.evaluate(
    ({ pixels, frames }) =>
      new Promise<Scrolled>((done) => {
        const seen: Scrolled = { times: [], drawn: 0, last: 0 }
        let before = performance.now()
        let still = 0
        const frame = (now: number) => {
          if (seen.times.length > 0 || now > before) seen.times.push(now - before)
          before = now
          const y = window.scrollY
          window.scrollBy(0, pixels)
          if (seen.times.length % 20 === 0) {
            const rows = document.querySelectorAll('tr[aria-rowindex]')
            seen.drawn = Math.max(seen.drawn, rows.length)
            seen.last = Math.max(seen.last, Number(rows[rows.length - 1]?.getAttribute('aria-rowindex') ?? 1) - 1)
          }
          still = window.scrollY === y ? still + 1 : 0
          if (seen.times.length >= frames || still > 300) done(seen)
          else requestAnimationFrame(frame)
        }
        requestAnimationFrame(frame)
      }),
    how,
  )
}

async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1024 / 1024
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length
}
