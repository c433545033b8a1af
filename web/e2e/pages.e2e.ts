import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faults, overflows } from './axe'
import { launch, open, settled, shoot, signIn, widths, type Scheme } from './browser'
import { personWith, startServer, type Running } from './server'

// Every page: without accessibility faults in light and dark, without sideways
// scrolling at both widths, and without anything on the browser's console, which
// is where a breach of the content security policy would show.

const pages = [
  ['overview', '/overview'],
  ['members', '/members'],
  ['invitations', '/invitations'],
  ['bulk-changes', '/bulk-changes'],
  ['groups', '/groups'],
  ['directories', '/directories'],
  ['conflicts', '/conflicts'],
  ['extensions', '/extensions'],
  ['transfer', '/transfer'],
  ['transfer-export', '/transfer?tab=export'],
  ['transfer-columns', '/transfer?tab=columns'],
  ['receivers', '/receivers'],
  ['products', '/products'],
  ['product', '/products/sysoon-mail'],
  ['sources', '/sources'],
  ['source-database', '/sources/new'],
  ['source-objects', '/sources/new?kind=OBJECTS'],
  ['source-manual', '/sources/new?kind=MANUAL'],
  ['recipients', '/recipients'],
  ['connections', '/connections'],
  ['connection-set-up', '/connections/set-up'],
  ['break-glass', '/connections/break-glass'],
  ['domains', '/domains'],
  ['organization', '/organization'],
  ['roles', '/roles'],
  ['role-holders', '/roles?tab=holders'],
  ['two-person-rule', '/roles?tab=second'],
  ['approvals', '/approvals'],
  ['approvals-all', '/approvals?all=true'],
  ['service-accounts', '/service-accounts'],
  ['support', '/support'],
  ['requests', '/requests'],
  ['requests-all', '/requests?view=all'],
  ['intake', '/intake'],
  ['request-numbers', '/request-numbers'],
  ['answer-templates', '/answer-templates'],
  ['holds', '/holds'],
  ['terms', '/terms'],
  ['term', '/terms/rights.access.respond_within'],
  ['terms-timeline', '/terms/timeline?back=all'],
  ['terms-timeline-table', '/terms/timeline?back=all&table=true&then=true'],
  ['terms-conflicts', '/terms/conflicts'],
  ['documents', '/documents'],
  ['document-write', '/documents/write'],
  ['log', '/log'],
  ['log-streams', '/log/streams'],
  ['log-stream-new', '/log/streams/new'],
  ['log-exports', '/log/exports'],
  ['losses', '/losses'],
  ['losses-over', '/losses?over=true'],
  ['retention', '/retention'],
  ['blocked-services', '/blocked-services'],
  ['my-data', '/my-data'],
  ['my-records', '/my-data?tab=records'],
  ['my-choices', '/my-data?tab=choices'],
  ['my-health', '/my-data?tab=health'],
  ['my-transparency', '/my-data?tab=transparency'],
  ['my-requests', '/my-data?tab=requests'],
  ['my-policies', '/my-data?tab=policies'],
  ['my-tasks', '/tasks'],
  ['settings', '/settings'],
  ['notices', '/notices'],
  ['webhooks', '/webhooks'],
  ['missing', '/no-such-page'],
  ['rights-form', '/rights/brightwater'],
  ['rights-confirm', '/rights/brightwater/confirm?t=none'],
  ['package-link', '/package/organization.link.token'],
] as const

/** Pages that are reached by the first link of a list. */
const firsts = [
  ['member', '/members', '/members/'],
  ['group', '/groups', '/groups/'],
  ['directory', '/directories', '/directories/'],
  ['connection', '/connections', '/connections/Q'],
  ['request', '/requests', '/requests/'],
  ['hold', '/holds', '/holds/'],
  ['document', '/documents', '/documents/RG'],
  ['webhook', '/webhooks', '/webhooks/'],
  ['log-stream', '/log/streams', '/log/streams/'],
  ['receiver', '/receivers', '/receivers/'],
  ['source', '/sources', '/sources/Q'],
  ['import', '/transfer', '/transfer/'],
] as const

/** Tabs of a directory, each a page of its own. */
const directoryTabs = ['guide', 'mapping', 'tokens', 'log', 'dry-run', 'settings'] as const

/** What the vendor's staff has. */
const operators = [
  ['organizations', '/organizations'],
  ['organizations-terms', '/organizations/terms'],
  ['sign-ups', '/sign-ups'],
  ['catalogue', '/catalogue'],
  ['statements', '/statements'],
  ['statement-write', '/statements/write'],
  ['statement-version', '/statements/2018-05'],
  ['doors', '/doors'],
  ['operations', '/operations'],
] as const

const looks = [
  ['light', widths.desk],
  ['dark', widths.desk],
  ['light', widths.phone],
  ['dark', widths.phone],
] as const

let server: Running
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  await furnish(server)
  browser = await launch()
  return async () => {
    await browser.close()
    await server.stop()
  }
})

describe.each(looks)('%s at %d pixels', (scheme: Scheme, width: number) => {
  let context: BrowserContext
  let page: Page
  const said: string[] = []

  beforeAll(async () => {
    context = await open(browser, server.url, scheme, width)
    page = await signIn(context, personWith(server.dev, 'brightwater', 'OWNER'))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') said.push(`${page.url()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => said.push(`${page.url()}: ${error.message}`))
  })

  afterAll(() => context.close())

  const look = (name: string) => inspect(page, `${name}-${scheme}-${width}`, said)

  it.each(pages)('%s', async (name, path) => {
    await page.goto(path)
    await look(name)
  })

  it.each(firsts)('the first %s', async (name, list, prefix) => {
    await page.goto(list)
    await settled(page)
    await page.locator(`main a[href^="${prefix}"]`).first().click()
    await page.waitForURL((url) => url.pathname.startsWith(prefix))
    await look(name)
  })

  it.each(directoryTabs)('the tab %s of a directory', async (tab) => {
    await page.goto('/directories')
    await settled(page)
    await page.locator('main a[href^="/directories/"]').first().click()
    await page.waitForURL((url) => url.pathname.startsWith('/directories/'))
    await page.goto(`${new URL(page.url()).pathname}?tab=${tab}`)
    await look(`directory-${tab}`)
  })

  it('the review of a package', async () => {
    await page.goto('/requests?view=approval&kind=ACCESS')
    await settled(page)
    await page.locator('main a[href^="/requests/"]').first().click()
    await page.getByRole('link', { name: 'Review the package' }).click()
    await page.getByRole('heading', { level: 1, name: 'Review of the package' }).waitFor()
    await look('review')
  })

  it('a dialog', async () => {
    await page.goto('/holds')
    await settled(page)
    await page.getByRole('button', { name: 'Place a hold' }).click()
    await page.getByRole('dialog').waitFor()
    await look('dialog')
  })

  it.each([['palette', 'Control+k'], ['shortcuts', '?']])('the %s', async (name, key) => {
    await page.goto('/holds')
    await settled(page)
    await page.keyboard.press(key)
    await page.getByRole('dialog').waitFor()
    await look(name)
  })
})

/** An access request that nobody has started. */
async function received(dev: Running['dev'], authorization: string): Promise<string> {
  const response = await fetch(dev.graphql, {
    method: 'POST', headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ requests(first: 1, filter: { kinds: [ACCESS], states: [RECEIVED] }) { nodes { id } } }' }),
  })
  const answer = (await response.json()) as { data: { requests: { nodes: { id: string }[] } } }
  return answer.data.requests.nodes[0]?.id ?? ''
}

/** Makes what the samples lack: a webhook, a receiver of events, a package to review, and an import that was tried. */
async function furnish({ url, dev }: Running): Promise<void> {
  const authorization = `Bearer ${dev.organizations.find(({ slug }) => slug === 'brightwater')?.apiToken ?? ''}`
  const ask = async (query: string, variables: object = {}) => {
    const response = await fetch(dev.graphql, {
      method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }),
    })
    const text = await response.text()
    expect(text).not.toContain('"message"')
  }
  await ask('mutation { createWebhook(input: { name: "Payroll", url: "https://hooks.example.com/steward", actions: ["member.*"] }) { errors { message } } }')
  await ask('mutation { createEventReceiver(input: { name: "Badges", delivery: POLL }) { errors { message } } }')
  await ask(`mutation { startRequest(input: { requestId: "${await received(dev, authorization)}" }) { errors { message } } }`)
  // After the request, which would otherwise wait for somebody to look in the cabinet.
  await ask('mutation { createConnector(input: { connector: { kind: MANUAL, name: "Paper files", manual: { instructions: "Look in the cabinet of the second floor." } } }) { errors { message } } }')
  const uploaded = await fetch(`${url}/upload/import?name=people.csv`, {
    method: 'POST', headers: { authorization, 'content-type': 'text/csv' }, body: 'userName,active\nnew@example.org,true\nbad@example.org,perhaps\n',
  })
  const { id } = (await uploaded.json()) as { id: string }
  await ask('mutation($f: ID!) { startImport(input: { fileId: $f }) { errors { message } } }', { f: id })
}

describe.each(looks)('for operators, %s at %d pixels', (scheme: Scheme, width: number) => {
  it.each(operators)('%s', async (name, path) => {
    const context = await open(browser, server.url, scheme, width)
    const page = await signIn(context, 'olivia.brandt@sysoon.example')
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    await page.goto(path)
    await inspect(page, `operator-${name}-${scheme}-${width}`, said)
    await context.close()
  })
})

/** A page as it must be; what it says on the console is taken out of `said`. */
async function inspect(page: Page, name: string, said: string[]): Promise<void> {
  await settled(page)
  await shoot(page, name)
  expect(await faults(page), `accessibility of ${name}`).toEqual([])
  expect(await overflows(page), `${name} scrolls sideways`).toBe(false)
  expect(said.splice(0), `what ${name} said on the console`).toEqual([])
}
