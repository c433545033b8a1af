import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { faults, overflows } from './axe'
import { launch, settled, shoot } from './browser'
import { people } from './people'
import { personWith, startServer, type Running } from './server'

// Why a term has its value: for somebody, at an earlier day, by a link that
// somebody else opens, over time, and on paper.

const slug = 'brightwater'
const term = '/terms/rights.access.respond_within'
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

const owner = () => as(personWith(server.dev, slug, 'OWNER'))

describe('the explorer', () => {
  it('asks once for a view, and keeps the whole question in the address', async () => {
    const page = await owner()
    await page.goto('/terms')
    await settled(page)
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/graphql')) asked.push(request.postData() ?? '')
    })
    await page.getByRole('combobox', { name: 'Product' }).click()
    await page.getByRole('option', { name: /Enterprise online service/ }).first().click()
    await page.waitForURL(/product=/)
    await settled(page)
    expect(asked).toHaveLength(1)
    await page.getByRole('combobox', { name: 'Which terms' }).click()
    await page.getByRole('option', { name: 'Changed by an agreement' }).click()
    await page.waitForURL(/show=contract/)
    await page.getByRole('row', { name: /Time to answer an access request.*14 days.*30 days/ }).waitFor()
    expect(await page.getByRole('row', { name: /Promotions by post/ }).count()).toBe(0)
    expect(asked).toHaveLength(1)
    await page.reload()
    await page.getByRole('row', { name: /Time to answer an access request/ }).waitFor()
    expect(await page.getByRole('row', { name: /Promotions by post/ }).count()).toBe(0)
  })
})

describe('an explanation', () => {
  it('is of an earlier day and of a member, and the link that is copied gives somebody else the same', async () => {
    const page = await owner()
    await page.goto(term)
    await page.getByText('Access requests are answered within 14 days.').first().waitFor()
    await page.getByText('Access requests are answered within 30 days.').first().waitFor()
    await page.getByLabel('As it applied on').fill('2019-03-01')
    await page.getByText('Access requests are answered within 30 days.').first().waitFor()
    await page.getByRole('combobox', { name: 'Of whom' }).click()
    await page.getByRole('option', { name: 'A member', exact: true }).click()
    await page.getByRole('combobox', { name: 'Member', exact: true }).fill('Mia')
    await page.getByRole('option', { name: /Mia Svensson/ }).click()
    await page.waitForURL(/member=/)
    await settled(page)
    await page.getByRole('button', { name: 'Copy link' }).click()
    await page.getByText(/The link is copied/).waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    for (const part of [/member=/, /on=2019-03-01/, /known=\d{4}-/]) expect(link).toMatch(part)
    const fingerprint = await page.locator('code[title]').innerText()

    const other = await as(personWith(server.dev, slug, 'PRIVACY_OFFICER'))
    await other.goto(link)
    await other.getByRole('group', { name: 'Of what, of whom and for when' }).getByText('Mia Svensson').waitFor()
    expect(await other.locator('code[title]').innerText()).toBe(fingerprint)
    expect(await other.getByLabel('As it applied on').inputValue()).toBe('2019-03-01')
  })

  it('draws every layer, and says the same in a table', async () => {
    const page = await owner()
    await page.goto(term)
    const layers = page.getByRole('list', { name: 'Layers, highest rank first' })
    await layers.waitFor()
    expect(await layers.getByRole('listitem').count()).toBe(10)
    await page.getByText('Table', { exact: true }).click()
    await page.getByRole('table', { name: 'Layers' }).getByRole('row', { name: /Master agreement.*14 days.*Decides/ }).waitFor()
    await page.getByRole('table', { name: 'Layers' }).getByRole('row', { name: /Limit of law.*GDPR Article 12\(3\)/ }).waitFor()
    expect(await faults(page)).toEqual([])
  })

  it('leads to the clause in its document', async () => {
    const page = await owner()
    await page.goto(term)
    await page.getByRole('link', { name: /Master agreement with Brightwater Logistics, Section 4\.1/ }).click()
    const clause = page.locator('tr[data-marked]')
    await clause.getByText('14 days').waitFor()
  })

  it('goes on paper: without the console around it, with documents spelled out, day and hash', async () => {
    const page = await owner()
    await page.goto(`${term}?on=2026-06-01`)
    await settled(page)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    for (const gone of [page.getByRole('navigation').first(), page.getByRole('button', { name: 'Print' }), page.getByLabel('As it applied on')]) {
      expect(await gone.isVisible()).toBe(false)
    }
    const head = await page.getByRole('region', { name: 'What was asked' }).innerText()
    expect(head).toMatch(/Brightwater Logistics/)
    expect(head).toMatch(/1 June 2026/)
    expect(head).toMatch(/[0-9a-f]{64}/)
    expect(head).toContain(`${server.url}${term}?on=2026-06-01`)
    const references = await page.getByRole('region', { name: 'Documents referred to' }).innerText()
    expect(references).toMatch(/Master agreement with Brightwater Logistics, number MA-2025-14, Section 4\.1\. Signed .* by Ada Lindqvist/)
    expect(references).toMatch(/SHA-256 of its clauses: [0-9a-f]{64}/)
    expect(references).toMatch(/GDPR Article 12\(3\): 1 month/)
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)')
    await page.setViewportSize({ width: 718, height: 1000 })
    await shoot(page, 'term-on-paper')
    const paper = await page.pdf({ format: 'A4', margin: { top: '18mm', bottom: '18mm', left: '18mm', right: '18mm' } })
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeLessThanOrEqual(3)
  })
})

describe('the timeline', () => {
  it('is gone through by keyboard, and each bar opens the explanation of its day', async () => {
    const page = await owner()
    await page.goto('/terms/timeline')
    const bars = page.getByRole('list', { name: 'Time to answer an access request over time' })
    await bars.getByRole('link', { name: /^30 days, from 1 May 2018 to .*Privacy statement/ }).focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/on=\d{4}-\d{2}-\d{2}/)
    await page.getByText('Access requests are answered within 14 days.').first().waitFor()
  })

  it('tells what was known at the time: nothing of an agreement before it was signed', async () => {
    const page = await owner()
    await page.goto('/terms/timeline?table=true')
    const table = page.getByRole('table', { name: 'What applied when' })
    await table.getByRole('row', { name: /^14 days/ }).first().waitFor()
    const signed = new Date().getUTCFullYear()
    const row = table.getByRole('row', { name: /^14 days/ }).first()
    expect(await row.innerText()).toContain(String(signed - 1))
    await page.getByRole('switch', { name: 'As it was known at the time' }).click()
    await page.waitForURL(/then=true/)
    await settled(page)
    expect(await row.innerText()).toContain(String(signed))
    expect(await row.innerText()).not.toContain(String(signed - 1))
  })
})

describe('operators', () => {
  it('see what differs between two organizations, and why', async () => {
    const page = await as('olivia.brandt@sysoon.example')
    await page.goto('/organizations')
    await page.getByRole('link', { name: 'Compare terms' }).click()
    for (const [label, name] of [['One organization', /Brightwater/], ['The other', /Northfield/]] as const) {
      await page.getByRole('combobox', { name: label }).click()
      await page.getByRole('option', { name }).click()
    }
    const table = page.getByRole('table', { name: 'Terms of both' })
    await table.getByRole('row', { name: /Time to answer an access request.*14 days.*Master agreement.*4\.1.*21 days.*Services agreement.*3\.1/ }).waitFor()
    expect(await table.getByRole('row', { name: /Promotions by post/ }).count()).toBe(0)
    await page.getByRole('switch', { name: 'Also what is the same' }).click()
    await table.getByRole('row', { name: /Promotions by post/ }).waitFor()
    expect(await faults(page)).toEqual([])
    await shoot(page, 'organizations-compared-light-1280')
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await overflows(page)).toBe(false)
  })
})
