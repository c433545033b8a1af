import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { launch, open, settled, signIn } from './browser'
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

/** Signs somebody in with a browser of their own. */
async function as(email: string): Promise<Page> {
  const context = await open(browser, server.url)
  contexts.push(context)
  return signIn(context, email)
}

/** Confirms the dialog that is open. */
async function confirm(page: Page, button: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Opens the newest request that is open, of somebody and of a kind. */
async function openRequest(page: Page, name: string, kind: string): Promise<void> {
  await page.goto('/requests')
  await settled(page)
  await page.getByRole('row', { name: new RegExp(`${name}.*${kind}`) }).getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: `${kind} request` }).waitFor()
}

describe('signing in', () => {
  it('leads an administrator to the overview, and finds members by the server', async () => {
    const page = await as(personWith(server.dev, 'brightwater', 'OWNER'))
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Members' }).click()
    await page.getByRole('searchbox', { name: 'Search members' }).fill('mia')
    await page.waitForURL(/q=mia/)
    await page.getByRole('link', { name: /Mia Svensson/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Mia Svensson' }).waitFor()
  })

  it('leads a member to their own data, and nowhere else', async () => {
    const page = await as(personWith(server.dev, 'brightwater', undefined, 0))
    await page.getByRole('heading', { level: 1, name: 'My data' }).waitFor()
    expect(await page.getByRole('link', { name: 'Members' }).count()).toBe(0)
    await page.goto('/members')
    await page.getByText('Your role does not reach this').waitFor()
  })

  it('ends with signing out: the next page asks who one is', async () => {
    const page = await as(personWith(server.dev, 'brightwater', 'AUDITOR'))
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(/\/signed-out/)
    await page.goto('/members')
    await page.waitForURL(/\/signin/)
  })
})

describe('an access request', () => {
  it('goes from the member to an administrator and back as a package', async () => {
    const email = personWith(server.dev, 'northfield')
    const member = await as(email)
    await member.getByRole('button', { name: 'Ask for a copy' }).click()
    await confirm(member, 'Ask for a copy')
    await member.getByRole('heading', { name: 'Access request' }).first().waitFor()

    const officer = await as(personWith(server.dev, 'northfield', 'PRIVACY_OFFICER', 0))
    await openRequest(officer, nameOf(email), 'Access')
    await officer.getByRole('button', { name: 'Start', exact: true }).click()
    await confirm(officer, 'Start')
    await finish(officer, () => as(personWith(server.dev, 'northfield', 'PRIVACY_OFFICER', 1)))

    await member.goto('/my-data?tab=requests')
    const link = member.getByRole('link', { name: /Download my data/ }).first()
    await link.waitFor({ timeout: 60_000 })
    const [download] = await Promise.all([member.waitForEvent('download'), link.click()])
    const body = await readFile(await download.path())
    expect(body.subarray(0, 2).toString()).toBe('PK')
  })
})

/** The samples' addresses are made of their names. */
function nameOf(email: string): string {
  const parts = email.replace(/@.*/, '').split('.')
  return parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(' ')
}

/** Waits until a request is answered; a second person approves where the terms ask for one. */
async function finish(page: Page, second: () => Promise<Page>): Promise<void> {
  const done = page.getByText('Answered', { exact: true }).first()
  const waits = page.getByText(/^Waits for (a second person|your approval)$/)
  await done.or(waits).first().waitFor({ timeout: 60_000 })
  if (await done.isVisible()) return
  const alone = await page.getByText('Waits for your approval').isVisible()
  const other = alone ? page : await second()
  if (!alone) await other.goto(page.url())
  await other.getByRole('button', { name: 'Approve', exact: true }).click()
  const dialog = other.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Approve/ }).click()
  await other.getByText('Answered', { exact: true }).first().waitFor({ timeout: 60_000 })
}

describe('an erasure', () => {
  it('needs two people, shows what it destroys, and ends with a certificate', async () => {
    const email = personWith(server.dev, 'brightwater', undefined, 0)
    const name = nameOf(email)
    const member = await as(email)
    await member.getByRole('button', { name: 'Ask for erasure' }).click()
    await confirm(member, 'Ask for erasure')
    await member.getByRole('heading', { name: 'Erasure request' }).first().waitFor()

    const first = await as(personWith(server.dev, 'brightwater', 'PRIVACY_OFFICER', 0))
    await openRequest(first, name, 'Erasure')
    await first.getByRole('button', { name: 'Start', exact: true }).click()
    await confirm(first, 'Start')
    await first.getByText('Waits for a second person').waitFor({ timeout: 60_000 })
    await first.getByRole('heading', { name: 'What will be erased' }).waitFor()
    expect(await first.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0)

    const second = await as(personWith(server.dev, 'brightwater', 'PRIVACY_OFFICER', 1))
    await second.goto(first.url())
    await second.getByRole('button', { name: 'Approve', exact: true }).click()
    await confirm(second, 'Approve erasure')
    await second.getByRole('heading', { name: 'Certificate of erasure' }).waitFor({ timeout: 90_000 })
    const link = second.getByRole('link', { name: 'Download certificate' })
    const [download] = await Promise.all([second.waitForEvent('download'), link.click()])
    const certificate = await readFile(await download.path(), 'utf8')
    expect(certificate).not.toContain(name)
    expect(JSON.parse(certificate)).toBeTypeOf('object')
  })

  it('is stopped by a hold, and says so', async () => {
    const officer = await as(personWith(server.dev, 'brightwater', 'PRIVACY_OFFICER'))
    await officer.goto('/requests?view=blocked')
    await settled(officer)
    await officer.getByRole('row', { name: /Erasure/ }).getByRole('link').first().click()
    await officer.getByText('Stopped by a legal hold').waitFor()
    expect(await officer.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0)
  })
})
