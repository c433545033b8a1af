import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { mailedLink } from './outside'
import { go, look, stage, submit } from './stage'

// People whom no directory brings: invited by mail, not written to twice at once,
// accepted by signing in, taken back.

const { as, data, fresh, person } = stage()
const link = /http\S+\/invitation\?t=\S+/
const guest = 'partner.one@northfield.example'
const other = 'partner.two@northfield.example'

let page: Page

beforeAll(async () => {
  page = await as(person('northfield', 'OWNER'))
})

/** Fills the dialog in; what is sent is left to the caller. */
async function invite(email: string): Promise<void> {
  await page.getByRole('button', { name: 'Invite a person' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'E-mail address' }).fill(email)
}

describe('an invitation', () => {
  it('goes to addresses of proved domains only', async () => {
    await go(page, '/members')
    await page.getByRole('link', { name: 'Invitations' }).click()
    await page.getByText('Nobody has been invited').waitFor()
    await look(page, 'invitations-empty')
    await invite('somebody@elsewhere.example')
    await page.getByRole('dialog').getByRole('button', { name: 'Send invitation' }).click()
    await page.getByRole('dialog').getByText(/domain/).nth(1).waitFor()
    await look(page, 'invitation-refused')
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  })

  it('is sent with a role, and not twice at once', async () => {
    await invite(guest)
    await page.getByRole('combobox', { name: 'Roles' }).click()
    await page.getByRole('option', { name: 'Helpdesk' }).click()
    await page.keyboard.press('Tab')
    await look(page, 'invitation-dialog')
    await submit(page, 'Send invitation')
    await page.getByRole('row', { name: /partner\.one/ }).getByText('Helpdesk').waitFor()
    // A second mail within five minutes is refused, in words.
    await page.getByRole('button', { name: `Send again to ${guest}` }).click()
    await page.getByText('Wait five minutes between two mails.').waitFor()
  })

  it('is accepted by whoever has the mail and signs in with its address', async () => {
    const person = await fresh()
    await person.goto(await mailedLink(data(), guest, link))
    await look(person, 'invitation')
    await person.getByRole('button', { name: /Continue with/ }).click()
    await person.locator('button[name=subject]', { hasText: guest }).click()
    await person.getByRole('heading', { level: 1 }).waitFor()
    await go(person, '/members')
    await person.getByRole('table', { name: 'Members' }).waitFor()
  })

  it('shows whom it became, and what waits', async () => {
    await go(page, '/invitations')
    await page.getByRole('table', { name: 'Invitations' }).getByText('Accepted').waitFor()
    await invite(other)
    await submit(page, 'Send invitation')
    await page.getByRole('row', { name: /partner\.two/ }).waitFor()
    await look(page, 'invitations')
  })

  it('is taken back: its link is worth nothing', async () => {
    const mailed = await mailedLink(data(), other, link)
    await page.getByRole('button', { name: `Take back from ${other}` }).click()
    await look(page, 'invitation-revoke')
    await submit(page, 'Take back')
    await page.getByRole('table', { name: 'Invitations' }).getByText('Revoked').waitFor()
    const person = await fresh()
    await person.goto(mailed)
    await person.getByRole('heading', { level: 1 }).waitFor()
    await look(person, 'invitation-worthless')
    expect(await person.getByRole('button', { name: /Continue with/ }).count()).toBe(0)
    await page.getByRole('combobox', { name: 'State' }).click()
    await page.getByRole('option', { name: 'Expired' }).click()
    await page.getByText('No invitation is in this state').waitFor()
  })
})
