import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { api } from './people'
import { settled } from './browser'
import { around, press, tabTo, type } from './keys'
import { stage } from './stage'

// What is done most, by the keyboard alone: there is no call of the mouse in this
// file. Each step by Tab has a focus that can be seen, and none is a trap.

const { fresh, person, server } = stage()

/** From the address of the console through the provider, by keys. */
async function signIn(email: string): Promise<Page> {
  const page = await fresh()
  await page.goto('/')
  await page.waitForURL(/\/signin/)
  const field = page.getByLabel(/E-mail address/)
  if (!(await field.evaluate((one) => one === document.activeElement))) await tabTo(page, field)
  await page.keyboard.type(email)
  await page.keyboard.press('Enter')
  const me = page.locator('button[name=subject]', { hasText: email })
  await me.waitFor()
  await press(page, me)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await settled(page)
  return page
}

/** Opens a page by the palette. */
async function open(page: Page, words: string, option: RegExp, heading: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or go to' }).waitFor()
  await page.keyboard.type(words)
  const found = page.getByRole('option', { name: option }).first()
  await found.waitFor()
  while ((await found.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await settled(page)
}

/** Chooses in a list that has the focus. */
async function choose(page: Page, option: string): Promise<void> {
  await page.keyboard.press('Enter')
  const found = page.getByRole('option', { name: option, exact: true })
  await found.waitFor()
  for (let step = 0; step < 20 && (await found.getAttribute('data-combobox-selected')) === null; step++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await found.waitFor({ state: 'hidden' })
}

describe('by the keyboard alone', () => {
  it('one signs in, jumps over the navigation, and is caught nowhere', async () => {
    const page = await signIn(person('brightwater', 'OWNER'))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter') // the first stop leads over the navigation
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
    for (const path of ['/overview', '/members', '/roles', '/log', '/domains', '/settings']) {
      await page.goto(path)
      await settled(page)
      expect(await around(page)).toBeGreaterThan(10)
    }
  })

  it('an owner sets a connection up with the wizard', async () => {
    const { organization: { connections } } = await api<{ organization: { connections: { issuer: string; clientId: string }[] } }>(server(), 'brightwater', '{ organization { connections { issuer clientId } } }')
    const page = await signIn(person('brightwater', 'OWNER'))
    await open(page, 'sign-in', /^Sign-in/, 'Sign-in')
    await press(page, page.getByRole('link', { name: 'New connection' }).first())
    await page.getByRole('heading', { level: 1, name: 'New connection' }).waitFor()
    await settled(page)
    await tabTo(page, page.getByRole('combobox', { name: 'Provider' }))
    await choose(page, 'Another provider')
    await type(page, page.getByLabel('Issuer'), connections[0]?.issuer ?? '')
    await press(page, page.getByRole('button', { name: 'Ask the provider' }))
    await page.getByText('The provider answers').waitFor()
    await press(page, page.getByRole('button', { name: 'Next' }))
    await page.getByText('Step 2 of 4').waitFor()
    await tabTo(page, page.getByLabel('Name'), 'Shift+Tab')
    await page.keyboard.type('By keys')
    await type(page, page.getByLabel('Client id'), connections[0]?.clientId ?? '')
    await type(page, page.getByLabel('Client secret'), 'a secret that is typed')
    await press(page, page.getByRole('button', { name: 'Next' }))
    await page.getByText('Step 3 of 4').waitFor()
    await press(page, page.getByRole('button', { name: 'Next' }))
    await page.getByText('Step 4 of 4').waitFor()
    await press(page, page.getByRole('button', { name: 'Save connection' }))
    await page.getByRole('heading', { level: 1, name: 'By keys' }).waitFor()
  })

  it('a member asks for a copy of their data', async () => {
    const page = await signIn(person('brightwater'))
    await press(page, page.getByRole('button', { name: 'Ask for a copy' }))
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => page.getByRole('button', { name: 'Ask for a copy' }).evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await press(page, dialog.getByRole('button', { name: 'Ask for a copy', exact: true }))
    await page.getByRole('heading', { name: 'Access request' }).first().waitFor()
  })

  it('an owner suspends some members at once, and takes it back', async () => {
    const page = await signIn(person('brightwater', 'OWNER'))
    await open(page, 'members', /^Members/, 'Members')
    const boxes = page.getByRole('table', { name: 'Members' }).getByRole('checkbox')
    for (const place of [5, 6]) await press(page, boxes.nth(place), 'Space')
    await tabTo(page, page.getByRole('button', { name: 'Change 2' }), 'Shift+Tab')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await type(page, dialog.getByRole('textbox', { name: 'Reason' }), 'Their contract ended.')
    await press(page, dialog.getByRole('button', { name: 'Try it' }))
    await page.getByText('Nothing has changed yet').waitFor()
    await settled(page)
    await press(page, page.getByRole('button', { name: 'Apply' }))
    await press(page, page.getByRole('dialog').getByRole('button', { name: 'Suspend' }))
    await page.getByText('This can be undone').waitFor()
    await settled(page)
    await press(page, page.getByRole('button', { name: 'Undo' }))
    await press(page, page.getByRole('dialog').getByRole('button', { name: 'Undo' }))
    await page.getByRole('heading', { level: 1, name: 'Undo: suspend accounts' }).waitFor()
    await page.getByText('Done', { exact: true }).waitFor()
  })
})
