import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { api } from './people'
import { go, keep, look, stage, submit } from './stage'

// What opens an account, and what ends it: one's own identities at providers,
// sessions and tokens of a member; each as the one sees it whom it concerns.

const { as, data, fresh, person, server } = stage()
const provider = 'Second provider'
const ended = /\/signin/

let owner: Page
let officer: Page

beforeAll(async () => {
  owner = await as(person('brightwater', 'OWNER'))
  officer = await as(person('brightwater', 'PRIVACY_OFFICER')) // while there is one way only
})

/** Says that a browser is signed out: whatever it asks for, it is sent to sign in. */
async function isOut(page: Page): Promise<void> {
  await page.goto('/settings')
  await page.waitForURL(ended)
}

/** Picks oneself where the provider asks who it is, and waits for what comes after. */
async function itsMe(page: Page, email: string, after: Locator): Promise<void> {
  const me = page.locator('button[name=subject]', { hasText: email })
  await me.or(after).first().waitFor()
  if (await me.isVisible()) await me.click()
  await after.waitFor()
}

/** Enters an address, chooses one of the organization's providers by name, and is the same person there. */
async function enter(page: Page, email: string, way: string, after: Locator): Promise<void> {
  await page.goto('/')
  await page.waitForURL(ended)
  await page.getByLabel(/E-mail address/).fill(email)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: way }).click()
  await itsMe(page, email, after)
}

describe('the page of a member', () => {
  let first: Page
  let second: Page
  let secret = ''
  const works = () => fetch(server().dev.graphql, {
    method: 'POST', headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }, body: '{"query":"{ viewer { kind } }"}',
  }).then(({ status }) => status)

  it('lists their sessions and the tokens that act as them', async () => {
    first = await as(person('brightwater', 'ADMIN'))
    await go(first, '/settings')
    await first.getByRole('button', { name: 'Issue token' }).click()
    const dialog = first.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Rota script')
    await dialog.getByRole('combobox', { name: 'Scopes' }).click()
    await first.getByRole('option', { name: 'Read members', exact: true }).click()
    await first.keyboard.press('Escape')
    await dialog.getByRole('switch', { name: 'Acts as me' }).check()
    await dialog.getByRole('button', { name: 'Issue token' }).click()
    secret = await keep(first)
    expect(await works()).toBe(200)
    second = await as(person('brightwater', 'ADMIN'))

    await go(owner, '/members?q=Ines')
    await owner.getByRole('link', { name: /Ines Castro/ }).click()
    await owner.getByRole('heading', { level: 1, name: 'Ines Castro' }).waitFor()
    await owner.getByText('Rota script').waitFor()
    await look(owner, 'member-access')
  })

  it('ends one session and leaves the other', async () => {
    const ends = owner.getByRole('button', { name: /^End the session in/ })
    expect(await ends.count()).toBe(2)
    await ends.first().click()
    await look(owner, 'session-end')
    await submit(owner, 'End session')
    await expect.poll(() => ends.count()).toBe(1)
    const out = await Promise.all([first, second].map(async (page) => {
      await page.goto('/settings')
      await page.getByLabel(/E-mail address/).or(page.getByRole('heading', { level: 1, name: 'Sign-in and API tokens' })).first().waitFor()
      return ended.test(page.url())
    }))
    expect(out.filter(Boolean)).toHaveLength(1)
  })

  it('ends all that are left, and revokes the token', async () => {
    await owner.getByRole('button', { name: 'End all' }).click()
    await look(owner, 'sessions-end')
    await submit(owner, 'End all sessions')
    await owner.getByText('Not signed in anywhere').waitFor()
    await isOut(first)
    await isOut(second)
    expect(await works()).toBe(200) // a program's way in is not a session
    await owner.getByRole('button', { name: 'Revoke Rota script' }).click()
    await look(owner, 'token-revoke')
    await submit(owner, 'Revoke token')
    await owner.getByText('No program acts as this member').waitFor()
    expect(await works()).toBe(401)
  })
})

describe('a second connection', () => {
  it('is saved, tested and opened to everybody', async () => {
    const { organization: { connections } } = await api<{ organization: { connections: { issuer: string; clientId: string }[] } }>(server(), 'brightwater', '{ organization { connections { issuer clientId } } }')
    const { secrets } = JSON.parse(await readFile(join(data(), 'dev-state.json'), 'utf8')) as { secrets: Record<string, string> }
    await go(owner, '/connections/set-up')
    await owner.getByRole('combobox', { name: 'Provider' }).click()
    await owner.getByRole('option', { name: 'Another provider' }).click()
    await owner.getByLabel('Issuer').fill(connections[0]?.issuer ?? '')
    await owner.getByRole('button', { name: 'Ask the provider' }).click()
    await owner.getByText('The provider answers').waitFor()
    await owner.getByRole('button', { name: 'Next' }).click()
    await owner.getByLabel('Name').fill(provider)
    await owner.getByLabel('Client id').fill(connections[0]?.clientId ?? '')
    await owner.getByLabel('Client secret').fill(secrets.brightwater ?? '')
    await owner.getByRole('button', { name: 'Next' }).click()
    await owner.getByRole('button', { name: 'Next' }).click()
    await owner.getByRole('button', { name: 'Save connection' }).click()
    await owner.getByRole('heading', { level: 1, name: provider }).waitFor()

    const [window] = await Promise.all([owner.context().waitForEvent('page'), owner.getByRole('button', { name: 'Run test sign-in' }).click()])
    await itsMe(window, person('brightwater', 'OWNER'), window.getByRole('heading', { name: /The test sign-in/ }))
    await look(window, 'test-passed')
    await window.close()
    await owner.getByText('The last test passed').waitFor()
    await owner.getByRole('button', { name: 'Open pilot' }).click()
    await owner.getByRole('checkbox', { name: 'Everybody may use it' }).check()
    await look(owner, 'pilot-dialog')
    await submit(owner, 'Open pilot')
    await owner.getByText('Open to everybody.').waitFor()
    await look(owner, 'connection-pilot')
  })
})

describe('one’s own account', () => {
  let elsewhere: Page

  it('is linked to it, and opens by it in another browser', async () => {
    await go(officer, '/settings')
    await officer.getByRole('button', { name: `Add ${provider}` }).click()
    await itsMe(officer, person('brightwater', 'PRIVACY_OFFICER'), officer.getByRole('row', { name: new RegExp(provider) }))
    await look(officer, 'settings-linked')

    elsewhere = await fresh()
    await enter(elsewhere, person('brightwater', 'PRIVACY_OFFICER'), provider, elsewhere.getByRole('navigation').first())
    await go(elsewhere, '/settings')
    await elsewhere.getByRole('row', { name: new RegExp(provider) }).getByText('This session').waitFor()
    await look(elsewhere, 'settings-by-second')
  })

  it('is unlinked, which ends what it opened and opens nothing more', async () => {
    await officer.getByRole('button', { name: `Remove ${provider}` }).click()
    await look(officer, 'identity-remove')
    await submit(officer, 'Remove')
    await officer.getByRole('row', { name: new RegExp(provider) }).waitFor({ state: 'detached' })
    await officer.getByRole('button', { name: `Add ${provider}` }).waitFor()
    await isOut(elsewhere)
    await enter(elsewhere, person('brightwater', 'PRIVACY_OFFICER'), provider, elsewhere.getByRole('heading', { name: 'You are not signed in' }))
    await elsewhere.getByText('You sign in through Development sign-in.').waitFor()
    await look(elsewhere, 'unlinked-refused')
    await isOut(elsewhere)
    await go(officer, '/settings') // the other way is as it was
  })
})
