import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { go, keep, look, stage, submit } from './stage'

// A secret under two persons: proposed by one, approved by another, carried out
// and seen by the first alone.

const { as, person, server } = stage()

let owner: Page
let admin: Page

beforeAll(async () => {
  owner = await as(person('brightwater', 'OWNER'))
  admin = await as(person('brightwater', 'ADMIN'))
})

describe('a token that needs two persons', () => {
  it('is proposed by one', async () => {
    await go(owner, '/service-accounts')
    await owner.getByRole('button', { name: 'New service account' }).first().click()
    await owner.getByRole('textbox', { name: 'Name' }).fill('Payroll export')
    await owner.getByRole('combobox', { name: 'Permissions' }).click()
    await owner.getByRole('option', { name: 'Read members', exact: true }).click()
    await owner.keyboard.press('Escape')
    await submit(owner, 'Make account')
    await go(owner, '/roles?tab=second')
    await owner.getByRole('button', { name: 'Require: Manage tokens' }).click()
    await submit(owner, 'Require')

    await go(admin, '/service-accounts')
    await admin.getByRole('button', { name: 'Issue token' }).click()
    await admin.getByRole('textbox', { name: 'Name' }).fill('Batch server')
    await admin.getByRole('dialog').getByRole('button', { name: 'Issue token' }).click()
    await admin.getByRole('dialog').getByText('Asked for, not done yet').waitFor()
    await look(admin, 'secret-waits')
    await admin.getByRole('dialog').getByRole('link', { name: 'See what waits' }).click()
  })

  it('is approved by the other', async () => {
    await go(owner, '/approvals')
    await owner.getByText('Payroll export').waitFor() // in words, not by an id
    await look(owner, 'approval-secret')
    await owner.getByRole('button', { name: 'Approve' }).click()
    await submit(owner, 'Approve')
  })

  it('is carried out by its proposer, who sees the secret once', async () => {
    await go(admin, '/approvals')
    await admin.getByText('Approved: carry it out').waitFor()
    await look(admin, 'approval-complete')
    await admin.getByRole('button', { name: 'Carry out and show the secret' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Carry out', exact: true }).click()
    await admin.getByTestId('secret').waitFor()
    await look(admin, 'approval-made')
    const secret = await keep(admin)
    const answer = await fetch(server().dev.graphql, {
      method: 'POST', headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }, body: '{"query":"{ members(first: 1) { nodes { id } } }"}',
    })
    expect(answer.status).toBe(200)
    expect(await answer.text()).not.toContain('DENIED')
  })

  it('names groups and people in words where a change waits', async () => {
    await go(owner, '/groups')
    await owner.getByRole('button', { name: 'New group' }).click()
    await owner.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Night shift')
    await submit(owner, 'Create group')
    await go(owner, '/roles?tab=second')
    await owner.getByRole('button', { name: 'Require: Manage members' }).click()
    await submit(owner, 'Require')
    await go(admin, '/members')
    await admin.getByRole('link', { name: 'Invitations' }).click()
    await admin.getByRole('button', { name: 'Invite a person' }).click()
    await admin.getByRole('dialog').getByRole('textbox', { name: 'E-mail address' }).fill('new.driver@brightwater.example')
    await admin.getByRole('dialog').getByRole('combobox', { name: 'Groups' }).fill('Night')
    await admin.getByRole('option', { name: /^Night shift/ }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Send invitation' }).click()
    await admin.getByRole('dialog').getByText('Asked for, not done yet').waitFor()
    await go(owner, '/approvals')
    await owner.getByText('new.driver@brightwater.example').waitFor()
    await owner.getByText('Night shift').waitFor()
    await look(owner, 'approval-invitation')
  })
})
