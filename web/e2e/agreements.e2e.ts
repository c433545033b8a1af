import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { faults, overflows } from './axe'
import { launch, settled, shoot } from './browser'
import { api, handIn, people, secondOwner, sign, submit } from './people'
import { personWith, startServer, type Running } from './server'

// An agreement's whole way: written with its faults shown, simulated, its paper
// kept, signed by two people, offered on an open request; what contradicts it,
// until somebody settles it; and a policy that reaches the members.

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

const amendment = (title: string, clauses: readonly (readonly [string, string, string])[]) => `format: steward.agreement/1
title: ${title}
amends: MA-2025-14
reference: ${title.toUpperCase().replaceAll(' ', '-')}
valid_from: 2026-01-01
clauses:
${clauses.map(([section, term, value]) => `  - section: "${section}"\n    term: ${term}\n    value: ${value}`).join('\n')}
`

describe('an amendment', () => {
  it('is written with its faults shown, simulated, signed by a second person, and moves a request once somebody takes its date', async () => {
    const page = await owner()
    await page.goto('/documents')
    await page.getByRole('link', { name: /Master agreement with Brightwater/ }).click()
    await page.getByRole('link', { name: 'Amend', exact: true }).click()
    const editor = page.getByRole('textbox', { name: 'The agreement as YAML' })
    const text = (value: string) => amendment('Faster answers', [['4.1', 'rights.access.respond_within', value]])
    await editor.fill(text('soon'))
    await page.getByText('Line 9 · clauses.0.value').waitFor()
    expect(await page.getByRole('button', { name: 'Save draft' }).isDisabled()).toBe(true)
    await editor.fill(text('P10D'))
    await page.getByRole('table', { name: 'Terms that would change' }).getByText('10 days').waitFor()
    await shoot(page, 'document-write-preview-light-1280')
    await page.getByRole('button', { name: 'Save draft' }).click()
    await page.getByRole('heading', { level: 1, name: 'Faster answers' }).waitFor()

    await page.locator('input[type=file]').setInputFiles({ name: 'signed.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 paper') })
    await page.getByRole('button', { name: 'Keep it' }).click()
    const [paper] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'signed.pdf' }).click()])
    expect(paper.suggestedFilename()).toBe('signed.pdf')

    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Compare' }).click()
    await page.getByRole('table', { name: 'Differences' }).getByRole('row', { name: /Time to answer an access request.*14 days.*10 days/ }).waitFor()
    await shoot(page, 'document-compare-light-1280')
    expect(await faults(page)).toEqual([])
    await page.goBack()

    await page.getByRole('button', { name: 'Simulate', exact: true }).click()
    const moved = page.getByRole('table', { name: 'Requests offered another date' }).getByRole('row').last()
    await moved.waitFor({ timeout: 60_000 })
    await shoot(page, 'document-simulated-light-1280')
    expect(await faults(page)).toEqual([])
    const request = (await moved.getByRole('link').getAttribute('href')) ?? ''
    const offered = (await moved.locator('time').nth(1).innerText()).trim()
    const before = (await moved.locator('time').nth(0).innerText()).trim()
    expect(offered).not.toBe(before)

    await page.getByRole('button', { name: 'Hand in', exact: true }).click()
    await submit(page, 'Hand in')
    await page.getByText('You had a hand in it, so somebody else must sign it.').waitFor()
    expect(await page.getByRole('button', { name: 'Sign', exact: true }).count()).toBe(0)

    const other = await as(second)
    await sign(other, page.url())
    await other.goto(request)
    await other.getByText('The terms have changed: another date is offered').waitFor({ timeout: 60_000 })
    await settled(other)
    await shoot(other, 'request-offer-light-1280')
    expect(await faults(other)).toEqual([])
    const deadline = other.getByRole('region', { name: 'Deadline' })
    expect(await deadline.innerText()).toMatch(new RegExp(`${before}\\s+in \\d+ days`))
    await other.getByRole('button', { name: 'Take the new date' }).click()
    await other.getByText('The terms have changed: another date is offered').waitFor({ state: 'detached' })
    await settled(other)
    expect(await deadline.innerText()).toMatch(new RegExp(`${offered}\\s+in \\d+ days`))

    await other.goto('/requests?view=all')
    await other.getByRole('link', { name: /Emma Jensen/ }).first().click()
    await other.getByText(/The offered date has passed/).waitFor()
    expect(await other.getByRole('button', { name: 'Take the new date' }).count()).toBe(0)
    await other.getByRole('button', { name: 'Keep the date' }).click()
    await other.getByText('The terms have changed: another date is offered').waitFor({ state: 'detached' })
  })
})

describe('two clauses that contradict each other', () => {
  it('stand in the inbox with the protective value, are given to somebody, and are settled by an amendment', async () => {
    const contradicting = amendment('Two minds', [['8.1', 'session.max_age', 'PT3H'], ['8.2', 'session.max_age', 'PT1H']])
    const page = await owner()
    await sign(page, `/documents/${await handIn(server, slug, contradicting)}`)
    await page.goto('/terms')
    await page.getByRole('link', { name: 'Conflicts 1' }).click()
    const conflict = page.getByRole('region', { name: 'Longest session' })
    await conflict.getByRole('link', { name: /Section 8\.1/ }).waitFor()
    await conflict.getByText('Nobody yet').waitFor()
    expect(await conflict.innerText()).toMatch(/In force meanwhile\s+1 hour/)
    const { members } = await api<{ members: { totalCount: number } }>(server, slug, '{ members(first: 1) { totalCount } }')
    expect(await conflict.innerText()).toMatch(new RegExp(`Concerns\\s+${members.totalCount} members, \\d+ open requests?`))
    expect(await conflict.innerText()).toMatch(/Stands since\s+\d{1,2} \w+ \d{4} \(.+\)/)

    await conflict.getByRole('button', { name: 'Assign' }).click()
    await page.getByRole('dialog').getByRole('combobox', { name: 'Member' }).fill('Noor')
    await page.getByRole('option', { name: /Noor Haddad/ }).click()
    await submit(page, 'Save')
    await conflict.getByRole('link', { name: 'Noor Haddad' }).waitFor()
    await settled(page)
    await shoot(page, 'terms-conflict-light-1280')
    expect(await faults(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await overflows(page)).toBe(false)
    await shoot(page, 'terms-conflict-light-390')
    await page.setViewportSize({ width: 1280, height: 900 })

    await conflict.getByRole('link', { name: /Section 8\.2/ }).click()
    await page.locator('tr[data-marked]', { hasText: '8.2' }).waitFor()

    const settling = amendment('One mind', [['8', 'session.max_age', 'PT2H']])
    await sign(page, `/documents/${await handIn(server, slug, settling)}`)
    await page.goto('/terms/conflicts')
    await page.getByText('Nothing contradicts itself').waitFor()
  })
})

describe('a policy', () => {
  it('is published to members, who say that they have read it', async () => {
    const { createAgreement } = await api<{ createAgreement: { document: { id: string } } }>(
      server, slug,
      `mutation { createAgreement(input: { title: "Quiet evenings", kind: ORGANIZATION_POLICY, effectiveFrom: "2026-01-01T00:00:00Z",
        clauses: [{ section: "1", term: "session.idle", value: "PT1H" }] }) { document { id } errors { message } } }`,
    )
    const { id } = createAgreement.document
    await api(server, slug, 'mutation($d: ID!) { submitDocument(input: { documentId: $d }) { errors { message } } }', { d: id })
    const page = await owner()
    await sign(page, `/documents/${id}`)
    await page.getByRole('button', { name: 'Publish to members' }).click()
    await page.getByRole('textbox', { name: 'What it means for members' }).fill('Sessions end an hour after you last did something.')
    await submit(page, 'Publish')
    await page.getByText(/^0 of \d+ have read it/).waitFor()

    const member = await as(personWith(server.dev, slug))
    await member.goto('/my-data?tab=policies')
    await member.getByText('Sessions end an hour after you last did something.').waitFor()
    await settled(member)
    await shoot(member, 'my-policies-light-1280')
    await member.getByRole('button', { name: 'I have read it' }).click()
    await member.getByText(/^Read /).waitFor()
    expect(await faults(member)).toEqual([])

    await page.reload()
    await page.getByText(/^1 of \d+ have read it/).waitFor()
    await settled(page)
    await shoot(page, 'document-policy-light-1280')
    expect(await faults(page)).toEqual([])
  })
})
