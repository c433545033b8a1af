import { createServer, type Server } from 'node:http'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { launch, open, settled, shoot, signIn, widths, type Scheme } from './browser'
import { personWith, startServer, type Running } from './server'

// What an administrator does so that provisioning goes on and programs are told:
// rotate a token with overlap, set a rule, make an OAuth client, create a
// webhook, and see a message arrive with its answer.

let server: Running
let browser: Browser
let context: BrowserContext
let page: Page
let receiver: Server
let address: string
const received: { signature: string; body: string }[] = []

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      received.push({ signature: String(request.headers['webhook-signature']), body })
      response.end('taken')
    })
  })
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
  const bound = receiver.address()
  address = `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}/steward`
  server = await startServer()
  browser = await launch()
  context = await open(browser, server.url, 'light', widths.desk)
  page = await signIn(context, personWith(server.dev, 'brightwater', 'OWNER'))
  return async () => {
    await browser.close()
    await server.stop()
    receiver.close()
  }
})

async function directory(tab: string): Promise<void> {
  await page.goto('/directories')
  await settled(page)
  await page.locator('main a[href^="/directories/"]').first().click()
  await page.getByRole('tab', { name: tab, exact: true }).click()
  await settled(page)
}

/** Keeps a secret that is shown once, and goes on. */
async function keep(): Promise<string> {
  const secret = (await page.getByTestId('secret').textContent()) ?? ''
  await page.getByRole('checkbox', { name: 'I have stored it in a safe place' }).check()
  await page.getByRole('button', { name: 'Done' }).click()
  return secret.trim()
}

describe('a directory', () => {
  it('rotates a token with overlap: both work', async () => {
    await directory('Tokens')
    const before = await page.getByRole('button', { name: /with overlap$/ }).count()
    await page.getByRole('button', { name: /^Rotate .* with overlap$/ }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Rotate', exact: true }).click()
    expect(await keep()).toMatch(/^stw_scim_/)
    await settled(page)
    await expect.poll(() => page.getByRole('button', { name: /with overlap$/ }).count()).toBe(before + 1)
    await page.getByText('Ends in', { exact: false }).first().waitFor()
  })

  it('has OAuth clients, whose secret is shown once', async () => {
    await page.getByRole('button', { name: 'New client' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('Okta production')
    await page.getByRole('dialog').getByRole('button', { name: 'Create client' }).click()
    expect(await keep()).toMatch(/^stw_scsec_/)
    await page.getByText('Okta production').waitFor()
    await page.getByText('Token endpoint').waitFor()
    await look('directory-tokens')
  })

  it('has rules, which stay', async () => {
    await directory('Settings')
    const rule = page.getByRole('switch', { name: 'Take over accounts made by hand' })
    await rule.check()
    await page.getByLabel('After how many failures in a row').fill('7')
    await page.getByRole('button', { name: 'Save rules' }).click()
    await page.getByText('Rules saved').waitFor()
    await page.reload()
    await settled(page)
    expect(await rule.isChecked()).toBe(true)
    expect(await page.getByLabel('After how many failures in a row').inputValue()).toBe('7')
    await look('directory-settings')
  })
})

describe('a webhook', () => {
  it('is created with the actions that it is told of', async () => {
    await page.goto('/webhooks')
    await settled(page)
    await page.getByRole('button', { name: 'New webhook' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Billing')
    await dialog.getByLabel('Address').fill(address)
    await dialog.getByPlaceholder('Pick or type').fill('directory.*')
    await page.keyboard.press('Enter')
    await look('webhook-dialog')
    await page.keyboard.press('Tab') // closes the list of actions
    await dialog.getByRole('button', { name: 'Create webhook' }).click()
    expect(await keep()).toMatch(/^whsec_/)
    await page.getByRole('heading', { name: 'Billing' }).waitFor()
  })

  it('takes a signed test, and the answer is in the delivery log', async () => {
    await page.getByRole('button', { name: 'Send a test' }).click()
    const panel = page.getByRole('dialog')
    await panel.getByText('taken').waitFor()
    expect(received[0]?.signature).toMatch(/^v1,/)
    await look('webhook-delivery')
    await panel.getByRole('button', { name: 'Send again' }).click()
    await expect.poll(() => received.length, { timeout: 20_000 }).toBe(2)
    await panel.getByRole('button', { name: 'Close' }).click()
    await look('webhook')
    await page.goto('/webhooks')
    await look('webhooks-made')
    await page.goto('/notices')
    await look('notices-made')
  })
})

/** Keeps pictures of the page at a desk and, in the dark, on a telephone. */
async function look(name: string): Promise<void> {
  for (const [scheme, width] of [['light', widths.desk], ['dark', widths.phone]] as const) {
    await view(scheme, width)
    await settled(page)
    await shoot(page, `${name}-${scheme}`)
  }
  await view('light', widths.desk)
}

async function view(scheme: Scheme, width: number): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme })
  await page.setViewportSize({ width, height: 900 })
}
