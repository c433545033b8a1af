import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { settled } from './browser'
import { go, look, stage, submit } from './stage'

// A new version of the vendor's statement: one operator writes it, another
// publishes it, and an organization sees what changes for it and from when.

const { as, person } = stage()
const writer = () => as('olivia.brandt@sysoon.example')
const second = () => as('kofi.mensah@sysoon.example')
const day = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)
const version = 'next-1'

/** What the value in force means: the first sentence of its page. */
const said = (page: Page) => page.getByText(/A directory token is good for .* at most\./).first().textContent()

/** What one version and the other say of directory tokens. */
async function row(table: Locator): Promise<string[]> {
  const cells = table.getByRole('row').filter({ hasText: 'directory' }).first().getByRole('cell')
  return (await cells.allInnerTexts()).slice(0, 2).map((text) => /1 year|180 days/.exec(text)?.[0] ?? text)
}

describe('a new version of the statement', () => {
  it('is written by one operator, who sees what it does and can’t publish it', async () => {
    const page = await writer()
    await go(page, '/statements')
    await page.getByText('No version is on its way').waitFor()
    await look(page, 'statements-empty')
    await page.getByRole('link', { name: 'Write a version' }).click()
    const text = page.getByRole('textbox', { name: 'The statement as YAML' })
    const start = await text.inputValue()
    await page.getByRole('button', { name: /doesn't change/ }).waitFor()
    expect(await page.getByRole('button', { name: 'Save draft' }).isDisabled()).toBe(true)
    const next = start
      .replace('version: 2018-05', `version: ${version}`)
      .replace(/^effective: .*$/m, `effective: ${day}`)
      .replace(/(term: directory\.token_lifetime\s+value: )P1Y/, '$1P180D')
    await text.fill(next)
    await page.getByRole('heading', { name: 'Brightwater Logistics' }).waitFor()
    await page.getByText('180 days').first().waitFor()
    await look(page, 'statement-write')
    await page.getByRole('button', { name: 'Save draft' }).click()
    await page.getByRole('button', { name: 'Hand in' }).click()
    await submit(page, 'Hand in')
    await page.getByText('It waits for another operator').waitFor()
    expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0)
    await look(page, 'statement-draft')
  })

  it('is given back by another, mended, and published by that other', async () => {
    const [one, two] = [await writer(), await second()]
    await go(two, '/statements')
    await two.getByRole('link', { name: new RegExp(version) }).click()
    await two.getByRole('button', { name: 'Give back' }).click()
    await two.getByRole('dialog').getByRole('textbox').fill('Say who is meant.')
    await submit(two, 'Give back')
    await go(one, '/statements')
    await one.getByRole('link', { name: new RegExp(version) }).click()
    await one.getByText('Say who is meant.').waitFor()
    await one.getByRole('link', { name: 'Edit' }).click()
    await one.getByRole('textbox', { name: 'The statement as YAML' }).waitFor()
    await one.getByRole('button', { name: 'Save draft' }).click()
    await one.getByRole('button', { name: 'Hand in' }).click()
    await submit(one, 'Hand in')
    await two.reload()
    await two.getByRole('button', { name: 'Publish' }).click()
    await two.getByRole('dialog').getByRole('textbox').fill(version)
    await submit(two, 'Publish')
    await two.getByText('It is published').waitFor()
    expect(await two.getByText('Kofi Mensah').count()).toBeGreaterThan(0)
  })

  it('is told to an organization, whose term is another from its day on', async () => {
    const page = await as(person('brightwater', 'OWNER'))
    await go(page, '/terms')
    await page.getByText('The vendor’s statement changes on').first().waitFor()
    await look(page, 'terms-coming')
    await page.getByRole('link', { name: 'See what changes for you' }).click()
    await page.getByRole('heading', { name: 'What changes for your organization' }).waitFor()
    await page.getByText('180 days').first().waitFor()
    await look(page, 'statement-version')
    await go(page, '/terms/directory.token_lifetime')
    expect(await said(page)).toContain('1 year')
    await go(page, `/terms/directory.token_lifetime?on=${day}`)
    expect(await said(page)).toContain('180 days')
    await go(page, '/notices')
    await page.getByText('The vendor’s statement will change').or(page.getByText("The vendor's statement will change")).first().waitFor()
  })

  it('is given up by an operator while it is a draft', async () => {
    const page = await writer()
    await go(page, '/statements/write')
    const text = page.getByRole('textbox', { name: 'The statement as YAML' })
    const later = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10)
    await text.fill((await text.inputValue()).replace(`version: ${version}`, 'version: next-2').replace(/^effective: .*$/m, `effective: ${later}`))
    await page.getByRole('button', { name: 'Save draft' }).click()
    await page.getByRole('button', { name: 'Withdraw' }).click()
    await submit(page, 'Withdraw')
    await page.getByText('Withdrawn').first().waitFor()
    await go(page, '/statements')
    await settled(page)
    await look(page, 'statements')
  })

  it('is compared with any other version, older or newer', async () => {
    const page = await as(person('brightwater', 'OWNER'))
    await go(page, `/statements/${version}`)
    const table = page.getByRole('table', { name: 'Differences' })
    await table.getByText('180 days').waitFor()
    expect(await row(table)).toEqual(['1 year', '180 days'])
    // The version of 2018 is the older one: the same two the other way round.
    await go(page, '/statements/2018-05')
    await page.getByRole('combobox', { name: 'Compared with' }).click()
    await page.getByRole('option', { name: new RegExp(`^${version}:`) }).click()
    await page.waitForURL(/from=next-1/)
    await table.getByText('180 days').waitFor()
    expect(await row(table)).toEqual(['180 days', '1 year'])
    await look(page, 'statement-compared')
    await page.getByRole('combobox', { name: 'Compared with' }).click()
    await page.getByRole('option', { name: 'Nothing: it is the first' }).click()
    await page.waitForURL((url) => url.search === '')
    await table.getByText('New', { exact: true }).first().waitFor()
  })
})
