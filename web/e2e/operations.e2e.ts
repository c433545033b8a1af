import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { go, look, stage } from './stage'

// An operator looks at how the installation is doing; nobody else does.

const { as, person } = stage()

/** Opens the page once a node has said what it answered: it does so every five seconds, in points of fifteen. */
async function measured(page: Page): Promise<void> {
  await go(page, '/operations')
  await page.getByRole('figure', { name: 'Requests a second', exact: true }).waitFor({ timeout: 45_000 })
}

describe('the operators’ page', () => {
  it('is found by operators, and shows what the nodes measured without being asked again', async () => {
    const operator = await as(person('sysoon', 'OPERATOR'))
    await operator.getByRole('link', { name: 'Operations' }).click()
    await operator.getByRole('heading', { level: 1, name: 'Operations' }).waitFor()
    await measured(operator)
    const nodes = operator.getByRole('table', { name: 'Nodes' })
    await nodes.getByText('with background work').waitFor()
    expect(await nodes.getByRole('row').count()).toBe(2)
    await operator.getByRole('table', { name: 'Routes' }).getByText(/^GraphQL /).first().waitFor()
    for (const name of ['Requests a second', 'Time to answer', 'SQL statements a second']) {
      await operator.getByRole('figure', { name, exact: true }).waitFor()
    }
    await look(operator, 'operations')
  }, 90_000)

  it('says in a table what a chart shows', async () => {
    const operator = await as(person('sysoon', 'OPERATOR'))
    await measured(operator)
    await operator.getByRole('radiogroup', { name: 'Show Time to answer as' }).getByText('Table').click()
    const table = operator.getByRole('region', { name: 'Time to answer, as a table' })
    expect(await table.getByRole('row').count()).toBe(61)
    expect(await table.getByText(/^\d+(\.\d)? m?s$/).count()).toBeGreaterThan(2)
    await look(operator, 'operations-table')
  }, 60_000)

  it('teaches where there is nothing, and names no organization', async () => {
    const operator = await as(person('sysoon', 'OPERATOR'))
    await go(operator, '/operations')
    await operator.getByText('None was slow').waitFor()
    const said = await operator.getByRole('main').innerText()
    for (const secret of ['Brightwater', 'Northfield', '@', 'brightwater']) expect(said).not.toContain(secret)
  })

  it('is neither offered nor shown to an owner of an organization', async () => {
    const owner = await as(person('brightwater', 'OWNER'))
    expect(await owner.getByRole('link', { name: 'Operations' }).count()).toBe(0)
    await go(owner, '/operations')
    await owner.getByRole('alert').getByText('Your role does not reach this').waitFor()
    expect(await owner.getByRole('table').count()).toBe(0)
  })

  it('is found by the palette', async () => {
    const operator = await as(person('sysoon', 'OPERATOR'))
    await operator.keyboard.press('Control+k')
    await operator.getByRole('combobox', { name: 'Search or go to' }).fill('latency')
    await operator.getByRole('option', { name: /Operations/ }).first().click()
    await operator.getByRole('heading', { level: 1, name: 'Operations' }).waitFor()
  })
})
