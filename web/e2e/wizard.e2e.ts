import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { api } from './people'
import { go, look, stage } from './stage'

// The wizard: a connection's address is known before the connection is saved, so
// that it can be entered at the provider first.

const { as, data, person, server } = stage()
const provider = 'Second provider'

let page: Page
let redirect = ''

beforeAll(async () => {
  page = await as(person('brightwater', 'OWNER'))
})

describe('a connection', () => {
  it('has its redirect address before it is saved, and keeps it', async () => {
    const { organization: { connections } } = await api<{ organization: { connections: { issuer: string; clientId: string }[] } }>(server(), 'brightwater', '{ organization { connections { issuer clientId } } }')
    const { secrets } = JSON.parse(await readFile(join(data(), 'dev-state.json'), 'utf8')) as { secrets: Record<string, string> }
    await go(page, '/connections/set-up')
    redirect = (await page.getByText(/\/auth\/oidc\/[^/]+\/callback$/).first().textContent()) ?? ''
    expect(redirect).toMatch(/^http.*callback$/)
    await page.getByRole('combobox', { name: 'Provider' }).click()
    await page.getByRole('option', { name: 'Another provider' }).click()
    await page.getByLabel('Issuer').fill(connections[0]?.issuer ?? '')
    await page.getByRole('button', { name: 'Ask the provider' }).click()
    await page.getByText('The provider answers').waitFor()
    await look(page, 'wizard-provider')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByLabel('Name').fill(provider)
    await page.getByLabel('Client id').fill(connections[0]?.clientId ?? '')
    await page.getByLabel('Client secret').fill(secrets.brightwater ?? '')
    await look(page, 'wizard-client')
    await page.getByRole('button', { name: 'Next' }).click()
    await look(page, 'wizard-claims')
    await page.getByRole('button', { name: 'Next' }).click()
    await look(page, 'wizard-join')
    await page.getByRole('button', { name: 'Save connection' }).click()
    await page.getByRole('heading', { level: 1, name: provider }).waitFor()
    await page.getByText(redirect).first().waitFor()
  })
})
