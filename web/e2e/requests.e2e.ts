import { readFile } from 'node:fs/promises'
import type { Browser, Download, Page } from 'playwright-core'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { faults, overflows } from './axe'
import { launch, open, settled, shoot, widths } from './browser'
import { api, people, submit } from './people'
import { mailedLink, unpacked, verify } from './proof'
import { personWith, startServer, type Running } from './server'

// Rights requests from the question to the proof, each by the people who do it.

let server: Running
let browser: Browser
const { as, close } = people(() => browser, () => server)

vi.setConfig({ testTimeout: 300_000 })

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
  return async () => {
    await close()
    await browser.close()
    await server.stop()
  }
})

/** Opens the newest request of somebody and of a kind in the queue. */
async function openRequest(page: Page, name: string, kind: string, view = 'open'): Promise<void> {
  await page.goto(`/requests?view=${view}`)
  await settled(page)
  await page.getByRole('row', { name: new RegExp(`${name}.*${kind}`) }).getByRole('link').first().click()
  await page.getByRole('heading', { level: 1, name: `${kind} request` }).waitFor()
}

async function start(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await submit(page, 'Start')
}

/** Chooses in the menu of further actions. */
async function more(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: action }).click()
  await page.getByRole('dialog').waitFor()
}

async function saved(page: Page, act: () => Promise<void>): Promise<{ path: string; download: Download }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return { path: await download.path(), download }
}

/** A page as it must be, light at the desk and dark on the telephone. */
async function inspect(page: Page, name: string): Promise<void> {
  const before = page.viewportSize() ?? { width: widths.desk, height: 900 }
  for (const [scheme, width] of [['light', widths.desk], ['dark', widths.phone]] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: before.height })
    await settled(page)
    await shoot(page, `${name}-${scheme}-${width}`)
    expect.soft(await faults(page), `accessibility of ${name}, ${scheme}, ${width}`).toEqual([])
    expect.soft(await overflows(page), `${name} scrolls sideways at ${width}`).toBe(false)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(before)
}

/** Keeps a record about somebody that names a colleague, whose data it is too. */
async function writesAbout(slug: string, about: string, content: string): Promise<void> {
  const found = await api<{ members: { nodes: { id: string }[] }; products: { id: string; slug: string }[] }>(
    server, slug, 'query($s: String!) { members(first: 1, filter: { search: $s }) { nodes { id } } products { id slug } }', { s: about },
  )
  const product = found.products.find((one) => one.slug === 'sysoon-mail')
  await api(server, slug, 'mutation($r: [RecordInput!]!) { ingestRecords(input: { records: $r }) { errors { message } } }', {
    r: [{
      memberId: found.members.nodes[0]?.id, productId: product?.id, category: 'COMMUNICATIONS', provenance: 'PROVIDED',
      purpose: 'PROVIDE', at: '2026-05-04T09:00:00Z', title: 'Re: complaint', content,
    }],
  })
}

describe('an access request', () => {
  it('is asked, looked through, cut, approved by a second person, fetched and verified offline', async () => {
    const email = personWith(server.dev, 'brightwater', undefined, 0)
    const colleague = personWith(server.dev, 'brightwater', undefined, 1)
    await writesAbout('brightwater', email, `Jonas Weber (${colleague}) is ill again. The margin with Kestrel is 31 percent.`)
    const member = await as(email)
    await member.getByRole('button', { name: 'Ask for a copy' }).click()
    await submit(member, 'Ask for a copy')
    await member.getByRole('heading', { name: 'Access request' }).first().waitFor()

    const first = await as(personWith(server.dev, 'brightwater', 'PRIVACY_OFFICER', 0))
    await openRequest(first, 'Mia Svensson', 'Access')
    const page = first.url()
    await start(first)
    await first.getByText('Waits for a second person').waitFor({ timeout: 60_000 })
    await inspect(first, 'request-to-review')

    await first.getByRole('link', { name: 'Review the package' }).click()
    const redactions = first.getByRole('list', { name: 'Redactions' })
    const suggestion = redactions.getByRole('listitem').filter({ hasText: 'Jonas Weber' }).first()
    await suggestion.focus()
    await first.keyboard.press('c')
    await suggestion.getByText('Taken out', { exact: true }).waitFor()
    await first.getByRole('button', { name: `Take out ${colleague}` }).click()
    await redactions.getByRole('listitem').filter({ hasText: colleague }).getByText('Taken out', { exact: true }).waitFor()
    await first.getByRole('button', { name: 'Look at the content' }).click()
    await first.getByText('Changed items').click()
    await cut(first, 'Kestrel', 'Trade secret')
    expect(await redactions.getByText('To decide').count()).toBe(0)
    await inspect(first, 'review')

    const second = await as(personWith(server.dev, 'brightwater', 'PRIVACY_OFFICER', 1))
    await second.goto(page)
    await second.getByRole('button', { name: 'Approve', exact: true }).click()
    await second.getByRole('dialog').getByRole('button', { name: /^Approve/ }).click()
    await second.getByText('Answered', { exact: true }).first().waitFor({ timeout: 60_000 })
    await inspect(second, 'request-answered')

    await member.goto('/my-data?tab=requests')
    const link = member.getByRole('link', { name: /Download my data/ }).first()
    await link.waitFor({ timeout: 60_000 })
    const { path } = await saved(member, () => link.click())
    expect(await verify(server, 'package', path)).toMatch(/The package is whole: \d+ files match the signed manifest/)
    wantCut(unpacked(await readFile(path)), ['Jonas Weber', colleague, 'Kestrel'], 'is ill again')
  })

  it('comes by the public form, its clock stands still while the subject is asked, and is handed over by a link with a second secret', async () => {
    const email = personWith(server.dev, 'northfield')
    const context = await open(browser, server.url)
    const outside = await context.newPage()
    await outside.goto('/rights/northfield')
    await outside.getByLabel('What you ask for').selectOption('access')
    await outside.getByLabel(/The e-mail address by which/).fill(email)
    await inspect(outside, 'form')
    await outside.getByRole('button', { name: 'Send the request' }).click()
    await outside.getByRole('heading', { name: 'Look into your mail' }).waitFor()
    await inspect(outside, 'form-sent')
    await outside.goto(await mailedLink(server, email, '/rights/northfield/confirm'))
    await outside.getByRole('button', { name: 'Yes, it is mine' }).click()
    await outside.getByRole('heading', { name: 'Your request has arrived' }).waitFor()
    await inspect(outside, 'form-confirmed')

    const officer = await as(personWith(server.dev, 'northfield', 'PRIVACY_OFFICER', 0))
    await openRequest(officer, 'Priya Nair', 'Access')
    await pauseAndResume(officer)
    await start(officer)
    await officer.getByText(/^Waits for (a second person|your approval)$/).waitFor({ timeout: 60_000 })
    const second = await as(personWith(server.dev, 'northfield', 'PRIVACY_OFFICER', 1))
    await second.goto(officer.url())
    await second.getByRole('button', { name: 'Approve', exact: true }).click()
    await second.getByRole('dialog').getByRole('button', { name: /^Approve/ }).click()
    await second.getByText('Answered', { exact: true }).first().waitFor({ timeout: 60_000 })

    await second.getByRole('button', { name: 'Send a link' }).click()
    await second.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click()
    const dialog = second.getByRole('dialog', { name: 'The secret' })
    const secret = await dialog.getByTestId('secret').innerText()
    await shoot(second, 'package-secret-light-1280')
    await dialog.getByRole('checkbox').check()
    await dialog.getByRole('button', { name: 'Done' }).click()

    const link = await mailedLink(server, email, '/package/')
    await outside.goto(link)
    await inspect(outside, 'package')
    await outside.getByLabel('Secret').fill('not the secret')
    await outside.getByRole('button', { name: 'Download' }).click()
    await outside.getByRole('alert').getByText('4 attempts are left').waitFor()
    await inspect(outside, 'package-wrong')
    await outside.getByLabel('Secret').fill(secret.toUpperCase())
    const { path } = await saved(outside, () => outside.getByRole('button', { name: 'Download' }).click())
    expect(await verify(server, 'package', path)).toMatch(/The package is whole/)
    await goesOn(outside, link, await readFile(path))
    await second.reload()
    await second.getByText('downloaded 1 of 3 times · 1 of 5 wrong secrets').waitFor()
    await context.close()
  })
})

/** A download that broke goes on where it was, in the browser that has the ticket and in no other; it is not counted anew. */
async function goesOn(page: Page, link: string, whole: Buffer): Promise<void> {
  const file = new URL(`${link}/your-data.zip`, server.url).href
  const part = async (range: string, more: Record<string, string> = {}) => page.request.get(file, { headers: { Range: range, ...more } })
  const rest = await part('bytes=100-')
  expect(rest.status()).toBe(206)
  expect(rest.headers()['content-range']).toBe(`bytes 100-${String(whole.length - 1)}/${String(whole.length)}`)
  expect((await rest.body()).equals(whole.subarray(100))).toBe(true)
  const version = rest.headers().etag ?? ''
  expect((await part('bytes=-7', { 'If-Range': version })).status()).toBe(206)
  expect((await part('bytes=-7', { 'If-Range': '"another version"' })).status()).toBe(200)
  expect((await part(`bytes=${String(whole.length)}-`)).status()).toBe(416)
  for (const cookie of ['', 'steward-package=made-up']) {
    const stranger = await fetch(file, { headers: { Range: 'bytes=0-9', cookie } })
    expect(stranger.status, cookie).toBeGreaterThanOrEqual(400)
    expect(await stranger.text()).not.toContain('PK')
  }
}

/** Takes a passage out of the text that has it, by hand. */
async function cut(page: Page, passage: string, reason: string): Promise<void> {
  const text = page.getByRole('region', { name: 'content' }).filter({ hasText: passage }).first()
  await text.getByRole('button', { name: 'Take out of content' }).click()
  const dialog = page.getByRole('dialog', { name: 'Take out' })
  await dialog.getByRole('combobox', { name: 'How much' }).click()
  await page.getByRole('option', { name: 'The passage, everywhere in the package' }).click()
  await dialog.getByRole('textbox', { name: 'Passage' }).fill(passage)
  await dialog.getByRole('combobox', { name: 'Reason' }).click()
  await page.getByRole('option', { name: reason }).click()
  await shoot(page, 'redact-dialog-light-1280')
  await submit(page, 'Take out')
  await page.getByRole('list', { name: 'Redactions' }).getByRole('listitem').filter({ hasText: passage }).waitFor()
}

/** The archive has what remains, and nothing of what was taken out in any file. */
function wantCut(files: Map<string, Buffer>, gone: readonly string[], kept: string): void {
  const all = [...files.values()].map((content) => content.toString('utf8')).join('\n').toLowerCase()
  for (const passage of gone) expect(all, `the package has ${passage}`).not.toContain(passage.toLowerCase())
  expect(all).toContain(kept)
  expect([...files.keys()]).toContain('manifest.json')
}

/** Asks the subject, so that the clock stands still, and has it run again. */
async function pauseAndResume(page: Page): Promise<void> {
  await more(page, 'Ask the subject, and pause')
  await inspect(page, 'pause-dialog')
  await page.getByRole('dialog').getByRole('textbox').last().fill('Please tell us which of your classes you mean.')
  await submit(page, 'Ask and pause')
  await page.getByText(/clock stands still|Paused/i).first().waitFor()
  await inspect(page, 'request-paused')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Let the clock run again' }).click()
  await page.getByRole('dialog').getByRole('button').last().click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

describe('an erasure under a hold', () => {
  it('is blocked, goes on when the hold is released, and ends with a certificate that is verified offline', async () => {
    const email = personWith(server.dev, 'brightwater', undefined, 3)
    const officer = await as(personWith(server.dev, 'brightwater', 'PRIVACY_OFFICER', 0))
    await officer.goto('/holds')
    await officer.getByRole('button', { name: 'Place a hold' }).click()
    const dialog = officer.getByRole('dialog', { name: 'Place a hold' })
    await dialog.getByRole('textbox', { name: 'Matter' }).fill('2026-207')
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Accident in the warehouse; the insurer asked to keep everything.')
    await dialog.getByRole('textbox', { name: 'Found by a search' }).fill(email)
    await inspect(officer, 'hold-dialog')
    await submit(officer, 'Place hold')

    const member = await as(email)
    await member.getByRole('button', { name: 'Ask for erasure' }).click()
    await submit(member, 'Ask for erasure')
    await member.getByRole('heading', { name: 'Erasure request' }).first().waitFor()

    await openRequest(officer, 'Hugo Martin', 'Erasure')
    await start(officer)
    await officer.getByText('Waits for a second person').waitFor({ timeout: 60_000 })
    const page = officer.url()
    const second = await as(personWith(server.dev, 'brightwater', 'PRIVACY_OFFICER', 1))
    await second.goto(page)
    await second.getByRole('button', { name: 'Approve', exact: true }).click()
    await submit(second, 'Approve erasure')
    await second.getByText('Stopped by a legal hold').first().waitFor()
    expect(await second.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0)
    await inspect(second, 'request-blocked')

    await officer.goto('/holds')
    await officer.getByRole('link', { name: '2026-207' }).click()
    await officer.getByRole('button', { name: 'Release', exact: true }).click()
    await officer.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('The insurer settled and needs nothing any more.')
    await inspect(officer, 'release-dialog')
    await submit(officer, 'Release hold')
    await officer.getByText('Why released').waitFor()

    await second.getByText('Waits for your approval').waitFor()
    await second.getByRole('button', { name: 'Approve', exact: true }).click()
    await submit(second, 'Approve erasure')
    await second.getByRole('heading', { name: 'Certificate of erasure' }).waitFor({ timeout: 90_000 })
    await inspect(second, 'request-erased')
    const { path } = await saved(second, () => second.getByRole('link', { name: 'Download certificate' }).click())
    expect(await readFile(path, 'utf8')).not.toMatch(/Hugo|Martin/)
    expect(await verify(server, 'certificate', path)).toMatch(/erased the data of one person/)
  })
})

describe('numbers', () => {
  it.each([['request-numbers', '/request-numbers'], ['intake', '/intake'], ['answer-templates', '/answer-templates']])('%s', async (name, path) => {
    const officer = await as(personWith(server.dev, 'brightwater', 'PRIVACY_OFFICER', 0))
    await officer.goto(path)
    await inspect(officer, name)
  })
})
