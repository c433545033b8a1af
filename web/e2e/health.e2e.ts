import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { faults, overflows } from './axe'
import { launch, open, settled, shoot, signIn, widths } from './browser'
import { submit } from './people'
import { personWith, startServer, type Running } from './server'

// What a member keeps about their health: written, corrected, shown to somebody
// by a link for a while, and taken back. Beside it, accounts that an
// administrator renames and whose content they hand over, many at once.

const slug = 'brightwater'
let server: Running
let browser: Browser
let page: Page
let phone: Page
let owner: Page

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
  const member = personWith(server.dev, slug, undefined, 0)
  page = await signIn(await open(browser, server.url, 'light', widths.desk), member)
  phone = await signIn(await open(browser, server.url, 'dark', widths.phone), member)
  owner = await signIn(await open(browser, server.url), personWith(server.dev, slug, 'OWNER'))
  return async () => {
    await browser.close()
    await server.stop()
  }
})

const inDays = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10)

describe('a member’s health', () => {
  it('is written and corrected', async () => {
    await page.goto('/my-data?tab=health')
    await page.getByRole('button', { name: 'Add a record' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Blood pressure')
    await dialog.getByRole('textbox', { name: 'What it says' }).fill('120 over 80')
    await submit(page, 'Keep')
    await page.getByRole('button', { name: 'Correct Blood pressure' }).click()
    await dialog.getByRole('textbox', { name: 'What it says' }).fill('118 over 79')
    await submit(page, 'Keep')
    await page.getByText('118 over 79', { exact: false }).waitFor()
  })

  it('is shown to somebody by a link, who is seen, until it is ended', async () => {
    await page.getByRole('button', { name: 'Share…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Dr. Okoye')
    await dialog.getByLabel('Until').fill(inDays(7))
    await dialog.getByRole('checkbox', { name: /Blood pressure/ }).check()
    await shoot(page, 'share-health-light-1280')
    await submit(page, 'Share')
    const link = page.getByText(/\/shared\?t=/)
    await link.waitFor()
    const address = /https?:\S+\/shared\?t=[\w-]+/.exec((await link.textContent()) ?? '')?.[0] ?? ''
    const stranger = await (await open(browser, server.url)).newPage()
    await stranger.goto(address)
    await stranger.getByRole('button', { name: 'Show it' }).click()
    await stranger.getByText('118 over 79').waitFor()
    await shoot(stranger, 'shared-light-1280')
    const program = await fetch(address.replace(/\?t=.*/, '/records'), { headers: { authorization: `Bearer ${address.replace(/.*t=/, '')}` } })
    expect(JSON.stringify(await program.json())).toContain('118 over 79')
    await page.reload()
    await page.getByText('2 looks', { exact: false }).waitFor()
    await settled(page)
    await shoot(page, 'health-light-1280')
    expect(await faults(page)).toEqual([])
    await phone.goto(page.url())
    await settled(phone)
    await shoot(phone, 'health-dark-390')
    expect(await overflows(phone)).toBe(false)
    await page.getByRole('button', { name: 'End for Dr. Okoye' }).click()
    await submit(page, 'End it')
    await stranger.goto(address)
    await stranger.getByRole('button', { name: 'Show it' }).click()
    await stranger.getByText('shows nothing', { exact: false }).waitFor()
  })

  it('is used otherwise with a consent only, which ends by itself', async () => {
    await page.getByRole('switch', { name: 'Combining health data' }).click({ force: true })
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Ends by itself on').fill(inDays(30))
    await submit(page, 'Switch on')
    await page.getByText('Ends by itself', { exact: false }).first().waitFor()
  })

  it('goes when its member deletes it', async () => {
    await page.getByRole('button', { name: 'Delete Blood pressure' }).click()
    await submit(page, 'Delete')
    await page.getByText('118 over 79', { exact: false }).waitFor({ state: 'detached' })
    await page.goto('/my-data?tab=transparency')
    await page.getByRole('region', { name: 'Dealings with the vendor' }).waitFor()
    await settled(page)
    await shoot(page, 'dealings-light-1280')
    expect(await faults(page)).toEqual([])
  })
})

describe('an administrator', () => {
  it('renames one account', async () => {
    await owner.goto('/members?q=hugo.martin')
    await owner.getByRole('table', { name: 'Members' }).getByRole('link', { name: /Hugo/ }).first().click()
    await owner.getByRole('button', { name: 'More' }).click()
    await owner.getByRole('menuitem', { name: 'Rename' }).click()
    await owner.getByRole('dialog').getByRole('textbox', { name: 'Display name' }).fill('Hugo Martin-Weber')
    await shoot(owner, 'rename-light-1280')
    await submit(owner, 'Rename')
    await owner.getByRole('heading', { level: 1, name: 'Hugo Martin-Weber' }).waitFor()
  })

  it('renames many by a list, sees the plan, and takes it back', async () => {
    await owner.goto('/members')
    await owner.getByRole('button', { name: 'Change many' }).click()
    const dialog = owner.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'What happens' }).click()
    await owner.getByRole('option', { name: 'Rename accounts' }).click()
    await dialog.getByRole('textbox', { name: 'Or a list, as CSV' }).fill('userName,displayName\nhugo.martin@brightwater.example,Hugo M.\n')
    await shoot(owner, 'bulk-rename-light-1280')
    await dialog.getByRole('button', { name: 'Try it' }).click()
    await owner.getByText('Hugo Martin-Weber → Hugo M.', { exact: false }).waitFor()
    await settled(owner)
    await shoot(owner, 'bulk-rename-checked-light-1280')
    expect(await faults(owner)).toEqual([])
    await owner.getByRole('button', { name: 'Apply' }).click()
    await dialog.getByRole('button', { name: 'Rename' }).click()
    await owner.getByText('This can be undone').waitFor()
    await owner.getByRole('button', { name: 'Undo' }).click()
    await dialog.getByRole('button', { name: 'Undo' }).click()
    await owner.getByRole('heading', { level: 1, name: 'Undo: rename accounts' }).waitFor()
    await owner.getByText('Done', { exact: true }).waitFor()
  })

  it('hands the content of many over to one member', async () => {
    await owner.goto('/members?q=Weber')
    const boxes = owner.getByRole('table', { name: 'Members' }).getByRole('checkbox')
    await boxes.first().check()
    await owner.getByRole('button', { name: 'Change 1' }).click()
    const dialog = owner.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'What happens' }).click()
    await owner.getByRole('option', { name: 'Hand content over' }).click()
    await dialog.getByRole('combobox', { name: 'Product' }).click()
    await owner.getByRole('option', { name: 'Sysoon Mail' }).click()
    await dialog.getByRole('combobox', { name: 'To whom' }).fill('Hugo')
    await owner.getByRole('option', { name: /Hugo/ }).click()
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The team is dissolved.')
    await shoot(owner, 'bulk-transfer-light-1280')
    await dialog.getByRole('button', { name: 'Try it' }).click()
    await owner.getByRole('heading', { level: 1, name: /Hand content over: Sysoon Mail to Hugo/ }).waitFor()
    await owner.getByText('Nothing has changed yet').or(owner.getByText('Nothing would change')).waitFor()
  })
})
