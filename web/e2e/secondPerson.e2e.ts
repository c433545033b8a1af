import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { settled } from './browser'
import { api, handIn, secondOwner, sign } from './people'
import { go, look, stage, submit } from './stage'

// Content that the terms let nobody read alone: one administrator asks with a
// reason, another one opens it, it is read, closes again when its time is over,
// and the member sees who looked and who let them.

const { as, person, server } = stage()
const slug = 'brightwater'
/** What somebody is told whom the terms show nothing without another person. */
const barred = 'Anyone else with the permission READ_CONTENT can be that person'
const reason = 'The plan of the harbour is looked for.'
let asker: Page
let approver: Page
let email: string
let path: string

beforeAll(async () => {
  email = person(slug, undefined, 3)
  const { members } = await api<{ members: { nodes: { id: string }[] } }>(
    server(), slug, 'query($s: String!) { members(first: 1, filter: { search: $s }) { nodes { id } } }', { s: email },
  )
  const memberId = members.nodes[0]?.id ?? ''
  path = `/members/${memberId}?tab=data`
  await keepPlan(memberId)
  const signer = await as(await secondOwner(server(), slug))
  await sign(signer, `/documents/${await handIn(server(), slug, agreement)}`)
  asker = await as(person(slug, 'OWNER'))
  approver = await as(person(slug, 'PRIVACY_OFFICER'))
})

/** Long enough to read it on a slow machine, short enough to wait for. */
const agreement = `format: steward.agreement/1
title: Content of mail with a second person
amends: MA-2025-14
reference: SECOND-PERSON
valid_from: 2026-01-01
clauses:
  - section: "5.3"
    term: admin_access.content
    value: second_approver
    reach: { product: sysoon-mail }
  - section: "5.4"
    term: admin_access.approved_for
    value: PT1M
`

async function keepPlan(memberId: string): Promise<void> {
  const { products } = await api<{ products: { id: string; slug: string }[] }>(server(), slug, '{ products { id slug } }')
  const productId = products.find((one) => one.slug === 'sysoon-mail')?.id
  await api(server(), slug, 'mutation($r: [RecordInput!]!) { ingestRecords(input: { records: $r }) { errors { message } } }', {
    r: [{ memberId, productId, category: 'FILES', provenance: 'PROVIDED', purpose: 'PROVIDE', at: new Date().toISOString(), title: 'Harbour', content: 'Two piers and a crane.' }],
  })
}

/** Tries to see the member's files. */
async function lookAtFiles(page: Page): Promise<void> {
  await go(page, path)
  await page.getByRole('button', { name: 'Look at content' }).click()
  await chooseFiles(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Look at content' }).click()
}

/** Fills the dialog that is open. */
async function chooseFiles(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Category' }).click()
  await page.getByRole('option', { name: 'Files', exact: true }).click()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason)
}

describe('content that nobody reads alone', () => {
  it('is refused to one person', async () => {
    await lookAtFiles(asker)
    await asker.getByText(barred, { exact: false }).first().waitFor()
    expect(await asker.getByText('Two piers and a crane.').count()).toBe(0)
  })

  it('is asked for with a reason, and can’t be approved by whoever asked', async () => {
    await go(asker, path)
    await asker.getByRole('button', { name: 'Ask for access' }).click()
    await chooseFiles(asker)
    await look(asker, 'second-person-ask')
    await submit(asker, 'Ask')
    await asker.getByText('Waits for a second person').waitFor()
    expect(await asker.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0)
  })

  it('is opened by another administrator, and then read', async () => {
    await go(approver, path)
    await approver.getByText(reason).waitFor()
    await look(approver, 'second-person-decides')
    await approver.getByRole('button', { name: 'Approve', exact: true }).click()
    await submit(approver, 'Approve')
    await approver.getByText('Approved', { exact: true }).waitFor()
    await lookAtFiles(asker)
    await asker.getByText('Two piers and a crane.').waitFor()
    await asker.getByText('Approved', { exact: true }).first().waitFor()
    await look(asker, 'second-person-read')
  })

  it('is not opened to whoever approved', async () => {
    await lookAtFiles(approver)
    await approver.getByText(barred, { exact: false }).first().waitFor()
    expect(await approver.getByText('Two piers and a crane.').count()).toBe(0)
  })

  it('closes again when its time is over', async () => {
    await expect.poll(async () => {
      await asker.reload()
      await settled(asker)
      return asker.getByText('Over', { exact: true }).count()
    }, { timeout: 90_000, interval: 2000 }).toBe(1)
    await lookAtFiles(asker)
    await asker.getByText(barred, { exact: false }).first().waitFor()
    expect(await asker.getByText('Two piers and a crane.').count()).toBe(0)
  })

  it('is seen by the member: who looked, why, and who let them', async () => {
    const member = await as(email)
    await go(member, '/my-data?tab=transparency')
    const looks = member.getByRole('region', { name: 'Who looked' })
    await looks.getByRole('listitem').filter({ hasText: reason }).filter({ hasText: 'approved by' }).first().waitFor()
    await look(member, 'second-person-seen')
  })
})
