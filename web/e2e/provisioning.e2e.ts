import type { Browser, BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { launch, open, settled, shoot, signIn, widths } from './browser'
import { personWith, startServer, type Running } from './server'

// What an administrator does with a directory: look at its log, replay a
// request, try one out, map attributes, define own ones, solve a conflict.

let server: Running
let browser: Browser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
  context = await open(browser, server.url, 'light', widths.desk)
  page = await signIn(context, personWith(server.dev, 'brightwater', 'OWNER'))
  return async () => {
    await browser.close()
    await server.stop()
  }
})

async function directory(tab: string): Promise<void> {
  await page.goto('/directories')
  await settled(page)
  await page.locator('main a[href^="/directories/"]').first().click()
  await page.getByRole('tab', { name: tab, exact: true }).click()
  await settled(page)
}

describe('a directory', () => {
  it('says how it does, and links to what goes wrong', async () => {
    await directory('Overview')
    await page.getByRole('heading', { name: 'Condition' }).waitFor()
    await shoot(page, 'directory-overview-light')
  })

  it('shows requests with their answers, and replays one without writing', async () => {
    await directory('Log')
    await page.getByRole('button', { name: /GET Schemas/ }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Replay as a dry run' }).click()
    await page.getByRole('heading', { name: 'What would happen' }).waitFor()
    await shoot(page, 'directory-log-light')
    await page.getByRole('button', { name: 'Close' }).click()
  })

  it('tries a request out and shows what would change', async () => {
    await directory('Dry run')
    await page.getByRole('button', { name: 'Run without writing' }).click()
    await page.getByText('New Colleague').first().waitFor()
    expect(await page.getByText('created').count()).toBeGreaterThan(0)
    await shoot(page, 'directory-dry-run-light')
  })

  it('maps attributes, with a preview before they are saved', async () => {
    await directory('Mapping')
    await page.getByRole('button', { name: 'Add a rule' }).click()
    await page.getByLabel('Provider sends, rule 1').fill('emails[type eq "work"].value')
    await page.getByLabel('Fills, rule 1').fill('nickName')
    await page.getByRole('button', { name: 'Preview', exact: true }).click()
    await page.getByRole('heading', { name: 'The account after the mapping' }).waitFor()
    await page.getByRole('button', { name: 'Save mapping' }).click()
    await page.getByText('Mapping saved').waitFor()
    await shoot(page, 'directory-mapping-light')
  })

  it('has a guide with what is accepted', async () => {
    await directory('Set-up guide')
    await page.getByRole('heading', { name: 'Accepted beside the standard' }).waitFor()
    await page.getByText('userPrincipalName').waitFor()
    await shoot(page, 'directory-guide-light')
  })
})

describe('own attributes', () => {
  it('are defined and listed', async () => {
    await page.goto('/extensions')
    await settled(page)
    await page.getByRole('button', { name: 'New extension' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Fleet')
    await dialog.getByRole('textbox', { name: 'URN', exact: true }).fill('urn:example:fleet:2.0:User')
    await dialog.getByLabel('Name of attribute 1').fill('licence')
    await shoot(page, 'extension-dialog-light')
    await dialog.getByRole('button', { name: 'Define' }).click()
    await page.getByText('urn:example:fleet:2.0:User').waitFor()
    await shoot(page, 'extensions-light')
  })

  it('are defined for groups too', async () => {
    await page.getByRole('button', { name: 'New extension' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Groups', { exact: true }).click()
    expect(await dialog.getByRole('textbox', { name: 'URN', exact: true }).inputValue()).toBe('urn:example:unit:2.0:Group')
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Unit')
    await dialog.getByLabel('Name of attribute 1').fill('floor')
    await dialog.getByRole('button', { name: 'Define' }).click()
    await page.getByText('for groups', { exact: false }).first().waitFor()
  })
})

describe('conflicts', () => {
  it('are ignored with a reason, and reopened', async () => {
    await page.goto('/conflicts')
    await settled(page)
    await page.getByText('Reception desk').first().waitFor()
    await page.getByRole('button', { name: 'Ignore', exact: true }).first().click()
    await page.getByRole('dialog').getByRole('textbox').fill('Both desks may have it.')
    await page.getByRole('dialog').getByRole('button', { name: 'Ignore', exact: true }).click()
    await page.getByText('Nothing to decide').waitFor()
    await page.getByText('Ignored', { exact: true }).click()
    await page.getByText('Ignored: Both desks may have it.').waitFor()
    await shoot(page, 'conflicts-ignored-light')
    await page.getByRole('button', { name: 'Reopen' }).click()
    await page.getByText('Nothing is ignored').waitFor()
  })

  it('are listed and decided', async () => {
    await page.goto('/conflicts')
    await settled(page)
    await page.getByText('Reception desk').first().waitFor()
    await shoot(page, 'conflicts-light')
    await page.getByRole('button', { name: 'Adopt into the directory' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Adopt', exact: true }).click()
    await page.getByText('Nothing to decide').waitFor()
  })
})

describe('a directory that is no longer used', () => {
  it('is deleted once its name is typed; its members stay', async () => {
    await directory('Settings')
    const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    await page.getByRole('button', { name: 'Delete directory' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/stay as they are: nobody loses access/).waitFor()
    await shoot(page, 'directory-delete-light')
    expect(await dialog.getByRole('button', { name: 'Delete directory' }).isDisabled()).toBe(true)
    await dialog.getByRole('textbox').fill(name)
    await dialog.getByRole('button', { name: 'Delete directory' }).click()
    await page.waitForURL((url) => url.pathname === '/directories')
    await settled(page)
    expect(await page.getByText(name, { exact: true }).count()).toBe(0)
    await page.goto('/members')
    await settled(page)
    expect(await page.locator('main a[href^="/members/"]').count()).toBeGreaterThan(3)
  })
})
