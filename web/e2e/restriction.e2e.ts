import type { Page } from 'playwright-core'
import { beforeAll, describe, it } from 'vitest'
import { go, look, stage, submit } from './stage'

// The use of a member's records is restricted by an administrator and lifted after
// the member was told; and what is wrong is corrected in Steward's own records.

const { as, person } = stage()
const slug = 'brightwater'
let officer: Page
let member: Page
let path: string

beforeAll(async () => {
  const email = person(slug, undefined, 0)
  officer = await as(person(slug, 'PRIVACY_OFFICER'))
  member = await as(email)
  await go(officer, `/members?q=${encodeURIComponent(email)}`)
  await officer.getByRole('row').nth(1).getByRole('link').first().click()
  await officer.waitForURL(/\/members\/[^?]+/)
  path = new URL(officer.url()).pathname
})

describe('restriction', () => {
  it('is placed by an administrator, with a ground and a reason', async () => {
    await go(officer, `${path}?tab=data`)
    await officer.getByRole('button', { name: 'Restrict use' }).click()
    await officer.getByRole('dialog').getByLabel('Reason').fill('They say that it is about somebody else.')
    await look(officer, 'restrict')
    await submit(officer, 'Restrict')
    await officer.getByText('They say that it is about somebody else.', { exact: false }).waitFor()
    await look(officer, 'restricted-member')
  })

  it('is seen by the member on each record', async () => {
    await go(member, '/my-data?tab=records')
    await member.getByText('Stored, and not used otherwise').waitFor()
    await member.getByText('Stored, not used', { exact: true }).first().waitFor()
    await look(member, 'restricted-own')
  })

  it('is lifted once the member was told', async () => {
    await officer.getByRole('button', { name: 'Lift', exact: true }).click()
    await officer.getByRole('dialog').getByLabel('Why').fill('It was verified and is accurate.')
    await submit(officer, 'Tell the member')
    await officer.getByText('Ends soon').waitFor()
    await go(member, '/my-data?tab=records')
    await member.getByText('It was verified and is accurate.', { exact: false }).waitFor()
  })
})

describe('correction', () => {
  it('reaches Steward’s own records', async () => {
    await go(officer, `${path}?tab=data`)
    await officer.getByRole('button', { name: 'Enter a request' }).click()
    const dialog = officer.getByRole('dialog')
    await dialog.getByLabel('Which right').first().click()
    await officer.getByRole('option', { name: 'Rectification' }).click()
    await dialog.getByLabel('Evidence').fill('Letter of 3 May, passport seen.')
    await dialog.getByLabel('Their identity has been checked').check()
    await submit(officer, 'Enter request')
    await officer.waitForURL(/\/requests\//)
    await officer.getByRole('button', { name: 'Start', exact: true }).click()
    await submit(officer, 'Start')
    await officer.getByText('Waits for the corrections').waitFor()
    await officer.getByRole('button', { name: 'Give corrections' }).click()
    await dialog.getByLabel('Field').fill('title')
    await dialog.getByLabel('Right value').fill('The right name')
    await look(officer, 'corrections')
    await submit(officer, 'Correct')
    await officer.getByText('3 items corrected').waitFor()
    // The sample product has no such field; that it refused stays so.
    await officer.getByText('A source refused').waitFor()
    await officer.getByText('It isn’t tried again by itself.', { exact: false }).waitFor()
    await look(officer, 'corrected')
    await go(member, '/my-data?tab=records&category=NAME_AND_CONTACT')
    await member.getByText('The right name').nth(2).waitFor()
  })
})
