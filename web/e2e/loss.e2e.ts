import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { faults, overflows } from './axe'
import { launch, open, settled, shoot, signIn, widths } from './browser'
import { api, handIn, secondOwner, sign, submit } from './people'
import { personWith, startServer, type Running } from './server'

// How a member loses an account, with lengths of time that an agreement makes
// short: the directory takes the account away, everybody is told, what would be
// lost is shown, the member takes along what is theirs by the link of the mail,
// and it is lost. Beside it, what else administrators do on a member's page.

const slug = 'brightwater'
const home = 'mia@home.example'
let server: Running
let browser: Browser
let page: Page
let phone: Page
let leaver: { id: string; email: string }
let other: { id: string; email: string }

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
  const owner = personWith(server.dev, slug, 'OWNER')
  page = await signIn(await open(browser, server.url, 'light', widths.desk), owner)
  phone = await signIn(await open(browser, server.url, 'dark', widths.phone), owner)
  leaver = await find(personWith(server.dev, slug, undefined, 0))
  other = await find(personWith(server.dev, slug, undefined, 3))
  return async () => {
    await browser.close()
    await server.stop()
  }
})

async function find(email: string): Promise<{ id: string; email: string }> {
  const { members } = await api<{ members: { nodes: { id: string }[] } }>(
    server, slug, 'query($s: String!) { members(first: 1, filter: { search: $s }) { nodes { id } } }', { s: email },
  )
  return { id: members.nodes[0]?.id ?? '', email }
}

/** Keeps pictures of the place where the page is, at both sizes, and looks for faults. */
async function look(name: string, at: Page = page): Promise<void> {
  await settled(at)
  await shoot(at, `${name}-light-1280`)
  expect(await faults(at)).toEqual([])
  await phone.goto(at.url())
  await settled(phone)
  await shoot(phone, `${name}-dark-390`)
  expect(await overflows(phone)).toBe(false)
}

const panel = (name: string) => page.getByRole('region', { name })

describe('an administrator on a member’s page', () => {
  it('gives a product and takes it away', async () => {
    await page.goto(`/members/${other.id}`)
    await panel('Products').getByRole('button', { name: 'Give a product' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Product' }).fill('Notes')
    await page.getByRole('option', { name: 'Sysoon Notes' }).click()
    await submit(page, 'Give')
    await panel('Products').getByText('Sysoon Notes').waitFor()
    await panel('Products').getByRole('button', { name: 'Take away Sysoon Notes' }).click()
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Given by mistake.')
    await submit(page, 'Take away')
    await panel('Products').getByRole('button', { name: 'Take away Sysoon Notes' }).waitFor({ state: 'detached' })
  })

  it('tells what a product misses, and that it was given', async () => {
    await panel('Missing data').getByRole('button', { name: 'Something is missing…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Product' }).click()
    await page.getByRole('option').first().click()
    await dialog.getByRole('textbox', { name: 'What is missing' }).fill('billing address')
    await submit(page, 'Tell the member')
    await panel('Missing data').getByText('Noticed').waitFor()
    await look('member-demand')
    await panel('Missing data').getByRole('button', { name: 'Was given: billing address' }).click()
    await submit(page, 'It was given')
    await panel('Missing data').getByText('Given', { exact: true }).waitFor()
  })

  it('says when employment ends, and takes it back', async () => {
    await panel('End of the account').getByRole('button', { name: 'Employment ends…' }).click()
    const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
    await page.getByRole('dialog').getByLabel('Last day').fill(day)
    await shoot(page, 'employment-dialog-light-1280')
    await submit(page, 'Employment ends')
    await panel('This account is being lost').waitFor()
    await panel('This account is being lost').getByRole('table', { name: 'What is lost' }).or(page.getByText('0 records')).first().waitFor()
    await look('member-loss')
    await panel('This account is being lost').getByRole('button', { name: 'Take back' }).click()
    await submit(page, 'Take back')
    await panel('End of the account').waitFor()
  })

  it('searches content by its words, with a reason, and the member sees it', async () => {
    await page.goto(`/members/${other.id}?tab=data`)
    await page.getByRole('textbox', { name: 'Words' }).fill('english')
    await page.getByRole('button', { name: 'Search…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Looking for the lost preference.')
    await shoot(page, 'search-dialog-light-1280')
    await submit(page, 'Search')
    await page.getByText('This search is in the log.', { exact: false }).waitFor()
    await look('member-search')
    const member = await signIn(await open(browser, server.url), other.email)
    await member.goto('/my-data?tab=transparency')
    await member.getByText('Searched: Looking for the lost preference.').waitFor()
  })

  it('hands content over to a colleague', async () => {
    await page.goto(`/members/${other.id}`)
    await panel('Products').getByRole('button', { name: 'Hand over…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Product' }).click()
    await page.getByRole('option', { name: 'Sysoon Mail' }).click()
    await dialog.getByRole('combobox', { name: 'To whom' }).fill('Elif')
    await page.getByRole('option', { name: /Elif/ }).click()
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Elif goes on with the customers.')
    await shoot(page, 'hand-over-light-1280')
    await dialog.getByRole('button', { name: 'Hand over' }).click()
    await page.getByText('legal hold', { exact: false }).or(page.getByText(/belongs? to Elif/)).first().waitFor()
  })

  it('blocks a service, and allows it again', async () => {
    await page.goto('/blocked-services')
    await look('blocked-empty')
    await page.getByRole('button', { name: 'Block a service' }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Service' }).fill('calendar.example')
    await submit(page, 'Block')
    await page.getByRole('table', { name: 'Blocked services' }).getByText('calendar.example').waitFor()
    await look('blocked')
    await page.getByRole('button', { name: 'Allow again: calendar.example' }).click()
    await submit(page, 'Allow again')
    await page.getByText('No service is blocked').waitFor()
  })
})

describe('the loss of an account', () => {
  it('is made short by an agreement of the organization', async () => {
    const second = await secondOwner(server, slug)
    const id = await handIn(server, slug, `format: steward.agreement/1
title: Short grace
amends: MA-2025-14
reference: SHORT-GRACE
valid_from: 2026-01-01
clauses:
  - section: "9.1"
    term: offboarding.grace
    value: PT3M
  - section: "9.2"
    term: offboarding.remind_before
    value: PT5S
`)
    const signer = await signIn(await open(browser, server.url), second)
    await sign(signer, `/documents/${id}`)
  })

  it('begins when the directory takes the account away, and is shown with what would be lost', async () => {
    const member = await signIn(await open(browser, server.url), leaver.email)
    await member.goto('/my-data')
    await member.getByRole('button', { name: 'Name an address' }).click()
    await member.getByRole('dialog').getByRole('textbox', { name: 'Private e-mail address' }).fill(home)
    await submit(member, 'Keep')
    await acquire()
    await deactivate(leaver.email)
    await page.goto(`/members/${leaver.id}`)
    await panel('This account is being lost').waitFor()
    await expect.poll(async () => {
      await page.reload()
      await settled(page)
      return panel('This account is being lost').getByText('Offered: transfer or export').count()
    }, { timeout: 20_000 }).toBeGreaterThan(0)
    await look('member-losing')
    await page.goto('/losses')
    await look('losses')
  })

  it('is answered by the link of the mail, without signing in', async () => {
    const address = await mailed(home, '/farewell?t=')
    const stranger = await (await open(browser, server.url)).newPage()
    await stranger.goto(address)
    await stranger.getByRole('heading', { name: /ends/ }).waitFor()
    await shoot(stranger, 'farewell-light-1280')
    const [file] = await Promise.all([stranger.waitForEvent('download'), stranger.getByRole('link', { name: 'Download it' }).first().click()])
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\n')
    expect(lines.map((line) => JSON.stringify(JSON.parse(line)))).toEqual([expect.stringContaining('Mine alone.')])
    await stranger.goto(address)
    await stranger.getByText('You have taken an export', { exact: false }).waitFor()
  })

  it('ends by itself once grace is over, and says what became of what', async () => {
    await expect.poll(async () => {
      await page.goto('/losses?over=true')
      await settled(page)
      return page.getByText('deleted', { exact: false }).count()
    }, { timeout: 270_000, interval: 3000 }).toBeGreaterThan(0)
    await look('losses-over')
    await mailed(home, 'Your account has ended')
  }, 300_000)
})

/** Gives the leaver a product of their own, with something in it. */
async function acquire(): Promise<void> {
  const { products } = await api<{ products: { id: string; slug: string }[] }>(server, slug, '{ products { id slug } }')
  const productId = products.find((one) => one.slug === 'sysoon-forge')?.id
  await api(server, slug, 'mutation($m: ID!, $p: ID!) { unassignProduct(input: { memberId: $m, productId: $p }) { errors { code } } }', { m: leaver.id, p: productId }).catch(() => null)
  await api(server, slug, 'mutation($m: ID!, $p: ID!) { assignProduct(input: { memberId: $m, productId: $p, acquiredBy: SELF }) { errors { message } } }', { m: leaver.id, p: productId })
  await api(server, slug, 'mutation($r: [RecordInput!]!) { ingestRecords(input: { records: $r }) { errors { message } } }', {
    r: [{ memberId: leaver.id, productId, category: 'FILES', provenance: 'PROVIDED', purpose: 'PROVIDE', at: new Date().toISOString(), title: 'Diary', content: 'Mine alone.' }],
  })
}

/** Deactivates an account as its identity provider does. */
async function deactivate(email: string): Promise<void> {
  const { directories } = await api<{ directories: { id: string; url: string }[] }>(server, slug, '{ directories { id url } }')
  const [directory] = directories
  const { issueDirectoryToken } = await api<{ issueDirectoryToken: { secret: string } }>(
    server, slug, 'mutation($d: ID!) { issueDirectoryToken(input: { directoryId: $d, label: "Journey" }) { secret errors { message } } }', { d: directory?.id },
  )
  const headers = { authorization: `Bearer ${issueDirectoryToken.secret}`, 'content-type': 'application/scim+json' }
  const found = await fetch(`${directory?.url ?? ''}/Users?filter=${encodeURIComponent(`userName eq "${email}"`)}`, { headers })
  const { Resources } = (await found.json()) as { Resources: { id: string }[] }
  const answer = await fetch(`${directory?.url ?? ''}/Users/${Resources[0]?.id ?? ''}`, {
    method: 'PATCH', headers,
    body: JSON.stringify({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [{ op: 'replace', path: 'active', value: false }],
    }),
  })
  expect(answer.status).toBeLessThan(300)
}

/** The newest mail to an address that has a text; gives the link in it, where the text begins one. */
async function mailed(to: string, text: string): Promise<string> {
  const folder = join(server.data, 'mail')
  const look = async () => {
    for (const name of (await readdir(folder)).sort().reverse()) {
      const mail = (await readFile(join(folder, name), 'utf8')).replaceAll('=\r\n', '').replaceAll('=3D', '=')
      if (mail.includes(to) && mail.includes(text)) return mail
    }
    return ''
  }
  await expect.poll(look, { timeout: 20_000 }).not.toBe('')
  return /https?:\/\/\S*\/farewell\?t=[A-Z0-9]+/.exec(await look())?.[0] ?? ''
}
