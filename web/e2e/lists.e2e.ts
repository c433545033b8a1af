import type { Browser, Page, Request } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { launch, settled, shoot } from './browser'
import { people } from './people'
import { personWith, startServer, type Running } from './server'

let server: Running
let browser: Browser
const { as, close } = people(() => browser, () => server)

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
  return async () => {
    await close()
    await browser.close()
    await server.stop()
  }
})

const owner = () => as(personWith(server.dev, 'brightwater', 'OWNER'))

/** How many rows of the table are drawn, and the place of the last of them. */
function drawn(page: Page): Promise<{ rows: number; last: number }> {
  return page.evaluate(() => {
    const rows = document.querySelectorAll('tr[aria-rowindex]')
    return { rows: rows.length, last: Number(rows[rows.length - 1]?.getAttribute('aria-rowindex') ?? 1) - 1 }
  })
}

/** Scrolls until a row is drawn; gives the most rows that were drawn at once. */
async function down(page: Page, row: number): Promise<number> {
  let most = 0
  for (let last = 0; last < row; ) {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    await page.waitForFunction((before) => {
      const rows = document.querySelectorAll('tr[aria-rowindex]')
      return Number(rows[rows.length - 1]?.getAttribute('aria-rowindex') ?? 1) - 1 > before
    }, last)
    const now = await drawn(page)
    last = now.last
    most = Math.max(most, now.rows)
  }
  return most
}

describe('a long list', () => {
  it('goes on to its end with few rows drawn, and is where one left it', async () => {
    const page = await owner()
    await page.goto('/members')
    await settled(page)
    const total = Number((await page.getByText(/people with an account/).textContent())?.replace(/\D/g, ''))
    expect(total).toBeGreaterThan(150)
    const most = await down(page, total)
    // The last rows may have come below what is in view, and are drawn once it gets there.
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    await settled(page)
    expect((await drawn(page)).last).toBe(total)
    expect(most).toBeLessThan(total)
    await shoot(page, 'members-end')

    const link = page.getByRole('row').last().getByRole('link')
    const name = await link.textContent()
    await link.click()
    await page.waitForURL(/\/members\/.+/)
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Members' }).waitFor()
    await page.getByRole('row').last().getByRole('link').filter({ hasText: name ?? '' }).waitFor()
    await settled(page)
    expect(await page.getByRole('row').last().getByRole('link').textContent()).toBe(name)
    expect((await drawn(page)).last).toBe(total)

    await page.getByRole('button', { name: 'Back to the top' }).click()
    await page.getByText(/more as you scroll/).waitFor()
    expect(await page.evaluate(() => window.scrollY)).toBe(0)
  })

  it('begins anew with another order, and finds whoever is asked for', async () => {
    const page = await owner()
    await page.goto('/members')
    await settled(page)
    await down(page, 180)
    await page.getByRole('button', { name: 'Back to the top' }).click()
    await page.getByRole('button', { name: 'Name', exact: true }).click()
    await settled(page)
    const first = await page.getByRole('row').nth(1).getByRole('link').textContent()
    await down(page, 180)
    await page.getByRole('button', { name: 'Back to the top' }).click()
    await settled(page)
    expect(await page.getByRole('row').nth(1).getByRole('link').textContent()).toBe(first)
    await page.getByRole('searchbox', { name: 'Search members' }).fill('mia')
    await page.waitForURL(/q=mia/)
    await settled(page)
    expect((await drawn(page)).rows).toBeLessThan(50)
  })

  it('is read with the keyboard alone', async () => {
    const page = await owner()
    await page.goto('/members')
    await settled(page)
    await page.getByRole('row').nth(1).getByRole('link').focus()
    for (let i = 0; i < 130; i++) await page.keyboard.press('Tab')
    await settled(page)
    const place = await page.evaluate(() => Number(document.activeElement?.closest('tr')?.getAttribute('aria-rowindex')))
    expect(place).toBeGreaterThan(60)
  })
})

describe('the views of lists', () => {
  const lists = [
    '/members', '/groups', '/requests', '/holds', '/directories', '/conflicts', '/extensions', '/log', '/webhooks',
    '/receivers', '/documents', '/terms', '/connections', '/domains', '/roles', '/approvals', '/service-accounts',
    '/invitations', '/bulk-changes', '/retention', '/losses', '/notices', '/log/streams',
    '/products', '/recipients', '/sources', '/blocked-services',
  ]
  let page: Page
  beforeAll(async () => {
    page = await owner()
    await settled(page)
  })

  it.each(lists)('%s asks the API once', async (path) => {
    const asked: string[] = []
    const count = (request: Request) => {
      if (request.url().endsWith('/graphql') && request.headers().accept !== 'text/event-stream') asked.push(request.postData() ?? '')
    }
    page.on('request', count)
    const first = page.waitForRequest(/\/graphql$/)
    await page.evaluate((to) => {
      window.history.pushState({}, '', to)
      window.dispatchEvent(new PopStateEvent('popstate'))
    }, path)
    await first
    await settled(page)
    page.off('request', count)
    expect(asked, asked.join('\n')).toHaveLength(1)
  })
})
