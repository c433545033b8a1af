import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { faults, overflows } from './axe'
import { launch, settled, shoot } from './browser'
import { api, handIn, people, secondOwner, sign, submit } from './people'
import { personWith, startServer, type Running } from './server'

// What an amendment would break, shown before anybody signs; a product that it
// switches off and takes away; what a member declines; subprocessors from notice
// to answer; and a policy's reminder.

const slug = 'brightwater'
let server: Running
let browser: Browser
const { as, close } = people(() => browser, () => server)
let second = ''

beforeAll(async () => {
  server = await startServer()
  second = await secondOwner(server, slug)
  browser = await launch()
  return async () => {
    await close()
    await browser.close()
    await server.stop()
  }
})

const owner = () => as(personWith(server.dev, slug, 'OWNER'))

/** The page in both widths, without faults; pictures of each. */
async function look(page: Page, name: string) {
  await settled(page)
  expect(await faults(page)).toEqual([])
  await shoot(page, `${name}-light-1280`)
  await page.setViewportSize({ width: 390, height: 844 })
  await settled(page)
  expect(await overflows(page)).toBe(false)
  await page.emulateMedia({ colorScheme: 'dark' })
  await shoot(page, `${name}-dark-390`)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 900 })
}

/** Takes Forge from those who use it, until this many are left at most. */
async function take(page: Page, left: number) {
  const users = async () => {
    const { products } = await api<{ products: { slug: string; users: number }[] }>(server, slug, '{ products { slug users } }')
    return products.find((one) => one.slug === 'sysoon-forge')?.users ?? 0
  }
  if ((await users()) <= left) return
  await page.goto('/products/sysoon-forge')
  await page.getByRole('button', { name: 'Take it from them…' }).click()
  await page.getByRole('button', { name: 'Apply', exact: true }).click({ timeout: 60_000 })
  await page.getByRole('dialog').getByRole('button').last().click()
  await expect.poll(users, { timeout: 60_000 }).toBeLessThanOrEqual(left)
}

const written = (title: string, clauses: readonly string[]) => `format: steward.agreement/1
title: ${title}
amends: MA-2025-14
reference: ${title.toUpperCase().replaceAll(' ', '-')}
valid_from: 2026-01-01
clauses:
${clauses.map((clause) => `  - ${clause}`).join('\n')}
`

const breaking = written('Hard bargain', [
  '{section: "1", term: session.max_age, value: PT3H}',
  '{section: "2", term: session.max_age, value: PT1H}',
  '{section: "3", term: rights.erasure.respond_within, value: P3M}',
  '{section: "4", term: product.enabled, value: "false", reach: {product: sysoon-forge}}',
])

describe('an amendment that breaks things', () => {
  it('is imported from a file with its faults shown, simulated, compared and exported', async () => {
    const page = await owner()
    await page.goto('/documents/write')
    const file = page.locator('input[type=file]')
    await file.setInputFiles({ name: 'wrong.yaml', mimeType: 'application/yaml', buffer: Buffer.from(breaking.replace('P3M', 'three months')) })
    await page.getByText(/Line 9 · clauses\.2\.value/).waitFor()
    expect(await page.getByRole('button', { name: 'Save draft' }).isDisabled()).toBe(true)
    await file.setInputFiles({ name: 'right.yaml', mimeType: 'application/yaml', buffer: Buffer.from(breaking) })
    await page.getByRole('table', { name: 'Terms that would change' }).waitFor()
    await page.getByRole('button', { name: 'Save draft' }).click()
    await page.getByRole('heading', { level: 1, name: 'Hard bargain' }).waitFor()

    await page.getByRole('button', { name: 'Simulate', exact: true }).click()
    await page.getByText('1 new conflict').waitFor({ timeout: 60_000 })
    await page.getByText(/The law overrules 1 value/).waitFor()
    await page.getByText('1 product would be switched off').waitFor()
    const off = page.getByRole('table', { name: 'Products switched off' })
    expect(await off.getByRole('row', { name: /Sysoon Forge/ }).innerText()).toMatch(/\d+ members/)
    await look(page, 'simulation-breaks')

    await page.getByRole('button', { name: 'More', exact: true }).click()
    const [yaml] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /YAML/ }).click()])
    const chunks: Buffer[] = []
    for await (const chunk of await yaml.createReadStream()) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks).toString()).toContain('product.enabled')
  })

  it('once signed keeps the product from being given, and it is taken from those who use it', async () => {
    const page = await owner()
    const off = written('Forge ends', ['{section: "4", term: product.enabled, value: "false", reach: {product: sysoon-forge}}'])
    await sign(page, `/documents/${await handIn(server, slug, off)}`)
    await page.goto('/products/sysoon-forge')
    await page.getByText('Nobody is given it, and nobody gets it back').waitFor()
    await page.getByText(/members use it still/).waitFor()
    await look(page, 'product-off')
    await take(page, 1) // nobody changes their own account
    await take(await as(second), 0)
    await page.goto('/products/sysoon-forge')
    await page.getByText('Nobody uses it any more.').waitFor()
  })
})

describe('what a member declines', () => {
  it('switches off exactly what needs it, named before, and is given again', async () => {
    const page = await as(personWith(server.dev, slug))
    await page.goto('/my-data?tab=choices')
    await page.getByRole('button', { name: 'Decline: Earlier messages for Sysoon Mail' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Suggested replies works with less.').waitFor()
    await settled(page)
    expect(await faults(page)).toEqual([])
    await shoot(page, 'decline-dialog-light-1280')
    await submit(page, 'Decline')
    await page.getByText('1 feature goes without what you declined').waitFor()
    await page.getByRole('button', { name: 'Decline: E-mail address for Sysoon Mail' }).click()
    await dialog.getByText('Sending and receiving is switched off.').waitFor()
    await submit(page, 'Decline')
    await page.getByText('2 features go without what you declined').waitFor()
    await page.getByText('Data collection by devices').waitFor()
    await look(page, 'my-items')
    await page.getByRole('button', { name: 'Give again: E-mail address for Sysoon Mail' }).click()
    await dialog.getByText('Sending and receiving works again.').waitFor()
    await submit(page, 'Give again')
    await page.getByText('1 feature goes without what you declined').waitFor()
    await page.goto('/my-data?tab=transparency')
    await page.getByRole('link', { name: /Recipients, subprocessors/ }).click()
    await page.getByRole('table', { name: 'Recipients' }).waitFor()
    expect(await page.getByText('P1Y').count()).toBe(0)
    await page.getByText('1 year').first().waitFor()
    await look(page, 'recipients-member')
  })
})

describe('a subprocessor', () => {
  it('that changes is objected to and answered; one that goes is told', async () => {
    const operator = await as('olivia.brandt@sysoon.example')
    await operator.goto('/catalogue')
    const text = operator.getByRole('textbox', { name: 'Catalogue' })
    const publish = async (change: (value: string) => string) => {
      await text.fill(change(await text.inputValue()))
      const button = operator.getByRole('button', { name: 'Publish' })
      await expect.poll(() => button.isEnabled(), { timeout: 20_000 }).toBe(true)
      await button.click()
      await operator.getByText(/Catalogue published/).first().waitFor()
    }
    await publish((value) => value.replace('country: DE', 'country: US').replace('item: vat_number', 'item: vat_id')
      .replace(/(item: measurements[\s\S]*?basis: )required/, '$1contract'))
    const page = await owner()
    await page.goto('/recipients')
    await expect.poll(async () => {
      await page.reload()
      await settled(page)
      return page.getByRole('button', { name: 'Object to Night Desk' }).count()
    }, { timeout: 60_000 }).toBe(1)
    await page.getByRole('button', { name: 'Object to Night Desk' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('Support data must stay in Europe.')
    await settled(page)
    expect(await faults(page)).toEqual([])
    await shoot(page, 'objection-dialog-light-1280')
    await submit(page, 'Object')
    await page.getByText('Objection: Support data must stay in Europe.').waitFor()

    await operator.reload()
    await operator.getByRole('button', { name: 'Uphold' }).click()
    await operator.getByRole('dialog').getByRole('textbox').fill('We keep you with the German desk.')
    await settled(operator)
    expect(await faults(operator)).toEqual([])
    await shoot(operator, 'answer-dialog-light-1280')
    await submit(operator, 'Uphold')
    await page.reload()
    await page.getByText('Answer: We keep you with the German desk.').waitFor()

    await publish((value) => value.replace(/^( *)- id: cold_vault\n(?:\1 +.*\n)*/m, ''))
    await expect.poll(async () => {
      await page.reload()
      await settled(page)
      return page.getByText('Taken away').count()
    }, { timeout: 60_000 }).toBe(1)

    await look(page, 'recipients-owner')

    await page.goto('/products/sysoon-mail')
    await page.getByRole('button', { name: 'It was given: VAT number' }).click()
    await page.getByRole('button', { name: 'It was given: VAT number' }).waitFor({ state: 'detached' })
    await look(page, 'product-needed-first')
    await page.goto('/my-data?tab=choices')
    await page.getByRole('button', { name: 'I have given it: Measurements' }).click()
    await page.getByRole('button', { name: 'I have given it: Measurements' }).waitFor({ state: 'detached' })
  }, 240_000)
})

describe('services that members sign in to', () => {
  it('are listed, with the rule of the terms', async () => {
    const page = await owner()
    await page.goto('/blocked-services')
    await page.getByRole('button', { name: 'List a service' }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Service' }).fill('Travelbook')
    await shoot(page, 'list-service-light-1280')
    await submit(page, 'List')
    await page.getByRole('row', { name: /travelbook/ }).waitFor()
    await look(page, 'parties-listed')
    await page.getByRole('button', { name: 'Take off: travelbook' }).click()
    await page.getByText('No service is listed.').waitFor()
  })
})

describe('an organization’s own', () => {
  it('policy reminds those who have not read it, and a holiday is taken out again', async () => {
    const { createAgreement } = await api<{ createAgreement: { document: { id: string } } }>(
      server, slug,
      `mutation { createAgreement(input: { title: "Early nights", kind: ORGANIZATION_POLICY, effectiveFrom: "2026-01-01T00:00:00Z",
        clauses: [{ section: "1", term: "session.idle", value: "PT1H" }] }) { document { id } errors { message } } }`,
    )
    const { id } = createAgreement.document
    await api(server, slug, 'mutation($d: ID!) { submitDocument(input: { documentId: $d }) { errors { message } } }', { d: id })
    const page = await as(second)
    await sign(page, `/documents/${id}`)
    await page.getByRole('button', { name: 'Publish to members' }).click()
    await page.getByRole('textbox', { name: 'What it means for members' }).fill('Sessions end an hour after you last did something.')
    await submit(page, 'Publish')
    await page.getByRole('button', { name: 'Remind those who have not' }).click()
    await page.getByText(/Last reminded/).waitFor()
    await look(page, 'policy-reminded')

    await page.goto('/organization')
    await page.getByRole('button', { name: 'Add holiday' }).click()
    await page.getByRole('dialog').getByLabel('Day').fill('2031-12-24')
    await page.getByRole('dialog').getByLabel('Name').fill('Christmas Eve')
    await page.getByRole('dialog').getByRole('button', { name: 'Add holiday' }).click()
    const row = page.getByRole('row', { name: /Christmas Eve/ })
    await row.waitFor()
    await row.getByRole('button').click()
    await page.getByRole('dialog').getByRole('button').last().click()
    await row.waitFor({ state: 'detached' })
  })
})
