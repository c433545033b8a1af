import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { go, look, stage, submit } from './stage'

// An operator of the vendor asks to be let in, an owner answers: no, with a
// reason; then yes, for less than was asked.

const { as, person } = stage()

/** Asks for an organization, in the operator's dialog. */
async function ask(operator: Page, reason: string): Promise<void> {
  await operator.getByRole('button', { name: 'Ask to be let in' }).click()
  const dialog = operator.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Organization' }).fill('North')
  await operator.getByRole('option', { name: /Northfield School/ }).click()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason)
}

describe('support access', () => {
  it('is asked for by an operator, and opens nothing by that', async () => {
    const operator = await as(person('sysoon', 'OPERATOR'))
    await go(operator, '/doors')
    await ask(operator, 'Classes arrive without their teachers.')
    await look(operator, 'support-ask')
    await submit(operator, 'Ask')
    await operator.getByRole('table', { name: 'What you asked for' }).getByText('Waits').first().waitFor()
    await look(operator, 'support-asked')
    expect(await operator.getByRole('button', { name: 'Enter' }).count()).toBe(0)
  })

  it('is refused by an owner with a reason, which the operator reads', async () => {
    const owner = await as(person('northfield', 'OWNER'))
    await go(owner, '/support')
    await owner.getByText('Classes arrive without their teachers.').waitFor()
    await look(owner, 'support-question')
    await owner.getByRole('button', { name: 'Refuse' }).click()
    await owner.getByRole('dialog').getByRole('textbox').fill('Not during the examinations.')
    await look(owner, 'support-refuse')
    await submit(owner, 'Refuse')
    await owner.getByText('Classes arrive without their teachers.').waitFor({ state: 'detached' })
    const operator = await as(person('sysoon', 'OPERATOR'))
    await go(operator, '/doors')
    await operator.getByText('Not during the examinations.').waitFor()
    await ask(operator, 'Classes arrive without their teachers, still.')
    await submit(operator, 'Ask')
  })

  it('is granted for a shorter time, entered, and left', async () => {
    const owner = await as(person('northfield', 'OWNER'))
    await go(owner, '/support')
    await owner.getByRole('button', { name: 'Let in' }).click()
    await owner.getByRole('combobox', { name: 'For' }).click()
    await owner.getByRole('option', { name: 'An hour' }).click()
    await look(owner, 'support-allow')
    await submit(owner, 'Let in')
    await owner.getByText('Nobody has entered yet.').waitFor()
    await look(owner, 'support-granted')

    const operator = await as(person('sysoon', 'OPERATOR'))
    await go(operator, '/doors')
    const door = operator.getByRole('row', { name: /Northfield School.*still/ })
    await look(operator, 'support-door')
    await door.getByRole('button', { name: 'Enter' }).click()
    await operator.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Looking at the groups of the directory.')
    await operator.getByRole('dialog').getByRole('button', { name: 'Enter' }).click()
    await operator.getByText('You are in Northfield School as support').waitFor()
    await look(operator, 'support-inside')
    await operator.getByRole('button', { name: 'Leave' }).click()
    await operator.getByText('You are in Northfield School as support').waitFor({ state: 'detached' })
  })
})
