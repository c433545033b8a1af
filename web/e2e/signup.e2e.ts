import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { mailedLink, publish } from './outside'
import { api } from './people'
import { go, look, stage, submit } from './stage'

// An organization signs itself up: an operator allows it, somebody proves an
// address and a domain, an operator decides, and the first owner sets up signing in.

const { as, data, fresh, person, server } = stage()
const operator = () => as(person('sysoon', 'OPERATOR'))

/** Asks for an organization with an address; the page that the mailed link leads to. */
async function ask(email: string, name: string): Promise<Page> {
  const page = await fresh()
  await page.goto('/sign-up')
  await page.getByLabel(/E-mail address/).fill(email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
  await page.goto(await mailedLink(data(), email, /http\S+\/sign-up\/confirm\?t=\S+/))
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('heading', { name: 'Your organization' }).waitFor()
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Law that it is under').fill('EU')
  return page
}

/** Publishes the record that the page shows, and lets it be looked for. */
async function prove(page: Page): Promise<void> {
  const [name, text] = await page.locator('p code').allTextContents()
  await publish(data(), name ?? '', text ?? '')
  await page.getByRole('button', { name: 'Look for the record now' }).click()
  await page.getByRole('heading', { name: 'Your domain is proved' }).waitFor()
}

let newcomer: Page

describe('signing an organization up', () => {
  it('is closed until an operator allows it', async () => {
    await api(server(), 'sysoon', 'mutation { setSignUpMode(input: { mode: OPEN }) { errors { message } } }')
    const staff = await operator()
    await go(staff, '/sign-ups')
    await staff.getByText('Off', { exact: true }).click()
    await look(staff, 'signup-mode')
    await submit(staff, 'Change')
    await staff.getByText('Nobody signs up', { exact: false }).waitFor()
    const page = await fresh()
    await page.goto('/sign-up')
    await page.getByRole('heading', { name: 'Sign-up is switched off' }).waitFor()
    await look(page, 'signup-off')
    await staff.getByText('With approval', { exact: true }).click()
    await submit(staff, 'Change')
    await staff.getByText('waits here for an operator', { exact: false }).waitFor()
  })

  it('asks for an address, a name and a record, and waits for an operator', async () => {
    newcomer = await ask('nina.roth@harbour-books.example', 'Harbour Books')
    await look(newcomer, 'signup-organization')
    await newcomer.getByRole('button', { name: /It is a business/ }).click()
    await newcomer.getByRole('heading', { name: 'Prove harbour-books.example' }).waitFor()
    await look(newcomer, 'signup-record')
    await prove(newcomer)
    await look(newcomer, 'signup-proved')
  })

  it('is approved by an operator', async () => {
    const staff = await operator()
    await go(staff, '/sign-ups')
    await staff.getByRole('row', { name: /Harbour Books/ }).getByText('Waits').waitFor()
    await look(staff, 'signups-waiting')
    await staff.getByRole('button', { name: 'Approve Harbour Books' }).click()
    await look(staff, 'signup-approve')
    await submit(staff, 'Approve')
    await staff.getByRole('row', { name: /Harbour Books/ }).getByText('Approved').waitFor()
    await look(staff, 'signups-decided')
    await go(staff, '/organizations')
    await staff.getByText('Harbour Books').first().waitFor()
  })

  it('lets the first owner in, to set up how people sign in', async () => {
    const page = newcomer
    await page.goto(await mailedLink(data(), 'nina.roth@harbour-books.example', /http\S+\/sign-up\/organization/))
    await page.getByRole('heading', { name: 'Harbour Books is ready' }).waitFor()
    await look(page, 'signup-ready')
    await page.getByRole('button', { name: 'Set up signing in' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sign-in' }).waitFor()
    await look(page, 'signup-inside')
    await go(page, '/overview')
    await look(page, 'overview-new')
  })

  it('is refused with a reason, which the person reads', async () => {
    const page = await ask('otto@false-friends.example', 'False Friends')
    await page.getByRole('button', { name: 'It is a school' }).click()
    await prove(page)
    const staff = await operator()
    await go(staff, '/sign-ups')
    await staff.getByRole('button', { name: 'Refuse False Friends' }).click()
    await staff.getByRole('dialog').getByRole('textbox').fill('We could not reach you by telephone.')
    await submit(staff, 'Refuse')
    await staff.getByRole('row', { name: /False Friends/ }).getByText('Refused').waitFor()
    await page.goto('/sign-up/organization')
    await page.getByText('We could not reach you by telephone.').waitFor()
    await look(page, 'signup-refused')
  })
})
