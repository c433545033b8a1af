import { createHmac } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { launch, open, settled, shoot, signIn, widths } from './browser'
import { personWith, startServer, type Running } from './server'

// From the wizard to an enforced connection, against the development provider:
// the test sign-in in a window of its own, a pilot, the refusal without a proved
// break-glass path, the drill, and break-glass in earnest.

let server: Running
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
  return async () => {
    await browser.close()
    await server.stop()
  }
})

/** The one-time password that a device shows (RFC 6238). */
function oneTime(secret: string, later = 0): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = Array.from(secret, (one) => one).map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later))
  const sum = createHmac('sha1', key).update(counter).digest()
  const at = (sum.at(-1) ?? 0) & 15
  return String((sum.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

async function knock(page: Page, code: string, password: string, button: RegExp): Promise<void> {
  await page.getByLabel('Recovery code').fill(code)
  await page.getByLabel('One-time password').fill(password)
  await page.getByRole('button', { name: button }).click()
}

describe('a connection', () => {
  it('goes from the wizard over test, pilot and drill to enforced', async () => {
    const context = await open(browser, server.url)
    const owner = personWith(server.dev, 'northfield', 'OWNER')
    const page = await signIn(context, owner)

    // The wizard, with the same provider as a second connection.
    await page.goto('/connections')
    await settled(page)
    await page.locator('main a[href^="/connections/"]', { hasText: 'Development sign-in' }).click()
    await page.getByRole('heading', { name: 'Development sign-in' }).waitFor()
    const issuer = (await page.getByText(/http:\/\/127\.0\.0\.1:\d+\/northfield/).first().textContent())?.replace(/^.*(http)/, '$1') ?? ''
    const client = (await page.locator('dt', { hasText: 'Client id' }).locator('xpath=following-sibling::dd[1]').textContent()) ?? ''
    await page.goto('/connections/set-up')
    await settled(page)
    await shoot(page, 'wizard-light-1280')
    await page.getByRole('combobox', { name: 'Provider' }).click()
    await page.getByRole('option', { name: 'Microsoft Entra ID' }).click()
    await page.getByLabel('Tenant id').fill('https://login.microsoftonline.com/common/v2.0')
    await page.getByRole('button', { name: 'Ask the provider' }).click()
    await page.getByText('lets in the accounts of every tenant').waitFor()
    await page.getByRole('combobox', { name: 'Provider' }).click()
    await page.getByRole('option', { name: 'Another provider' }).click()
    await page.getByLabel('Issuer').fill(issuer)
    await page.getByRole('button', { name: 'Ask the provider' }).click()
    await page.getByText('The provider answers').waitFor()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByLabel('Name').fill('Second way')
    await page.getByLabel('Client id').fill(client)
    await page.getByLabel('Client secret').fill('not the right one')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Save connection' }).click()
    await page.getByRole('heading', { name: 'Second way' }).waitFor()

    // A test that fails says where; nothing can be enforced.
    await test(page, owner)
    await page.getByText('The last test failed').waitFor()
    await page.getByText('Check client id, client secret and redirect URI').first().waitFor()
    await shoot(page, 'connection-failed-light-1280')

    // The first connection, which the samples opened, passes.
    await page.goto('/connections')
    await settled(page)
    await page.locator('main a[href^="/connections/"]', { hasText: 'Development sign-in' }).click()
    await page.getByRole('button', { name: 'Run test sign-in' }).waitFor()
    await test(page, owner)
    await page.getByText('The last test passed').waitFor()

    // A pilot for some.
    await page.getByRole('button', { name: /(Open|Change) pilot/ }).click()
    await page.getByRole('button', { name: 'Open pilot' }).last().click()
    await page.getByText('The pilot is open.').waitFor()

    // Refused without a proved way in.
    await page.getByRole('button', { name: 'Enforce' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Enforce' }).click()
    await page.getByRole('dialog').getByText('No break-glass account has proved').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()

    // Break-glass, and its drill.
    const connection = page.url()
    await page.goto('/connections/break-glass')
    await settled(page)
    await page.getByRole('button', { name: 'New account' }).click()
    await page.getByRole('button', { name: 'Make it' }).click()
    const list = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
    await list.first().waitFor() // reading what is not there yet gives no codes, and the drill fails
    const codes = await list.allTextContents()
    const secret = (await page.getByText(/^[A-Z2-7]{32}$/).first().textContent()) ?? ''
    await page.getByLabel('The codes are on paper').check()
    await page.getByRole('button', { name: 'Done' }).click()
    const [door] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Hold a drill' }).click()])
    await shoot(door, 'break-glass-door-light-1280')
    await knock(door, codes[0] ?? '', oneTime(secret), /Drill/)
    await door.getByRole('heading', { name: 'The door opens' }).waitFor()
    await door.close()
    await page.reload()
    await page.getByText('Proved', { exact: true }).waitFor()
    await shoot(page, 'break-glass-light-1280')

    // Now it is enforced.
    await page.goto(connection)
    await page.getByRole('button', { name: 'Enforce' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Enforce' }).click()
    await page.getByText('The connection is enforced.').waitFor()
    await settled(page)
    await shoot(page, 'connection-light-1280')
    await context.close()

    // In earnest: a session that says what it is.
    const dark = await open(browser, server.url, 'dark', widths.phone)
    const glass = await dark.newPage()
    await glass.goto('/break-glass?organization=northfield&account=break-glass-1')
    await shoot(glass, 'break-glass-door-dark-390')
    await knock(glass, codes[1] ?? '', oneTime(secret, 1), /Sign in/)
    await glass.waitForURL(/\/connections$/)
    await glass.getByText('Break-glass session').waitFor()
    await glass.goto(connection)
    await settled(glass)
    await shoot(glass, 'connection-dark-390')
    expect(await glass.getByText('Enforced').count()).toBeGreaterThan(0)
    await dark.close()
  })
})

/** Runs a test sign-in in its own window, as the person that is asked for. */
async function test(page: Page, email: string): Promise<void> {
  const [window] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('button', { name: 'Run test sign-in' }).click()])
  const me = window.locator('button[name=subject]', { hasText: email })
  const result = window.getByRole('heading', { name: /The test sign-in/ })
  await me.or(result).first().waitFor()
  if (await me.isVisible()) await me.click()
  await result.waitFor()
  await window.setViewportSize({ width: 1280, height: 900 })
  await shoot(window, 'test-result-light-1280')
  await window.close()
  await page.bringToFront()
}
