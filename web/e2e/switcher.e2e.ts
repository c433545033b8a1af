import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { settled } from './browser'
import { api } from './people'
import { look, stage } from './stage'

// Somebody who works for many organizations: the switcher lists a few and
// searches the rest on the server.

const { data, fresh, person, server } = stage()
const names = ['Amber Freight', 'Basalt Works', 'Cobalt Labs', 'Delta Care', 'Ember Foods', 'Fjord Press', 'Granite Bank', 'Harbour Books', 'Indigo Air']

/** Makes an organization as an operator does, with the provider of the samples. */
async function found(name: string): Promise<string> {
  const slug = name.toLowerCase().replace(' ', '-')
  const email = `ada@${slug}.example`
  const { createOrganization } = await api<{ createOrganization: { setupToken: string } }>(
    server(), 'sysoon', 'mutation($i: CreateOrganizationInput!) { createOrganization(input: $i) { setupToken errors { message } } }',
    { i: { slug, name, kind: 'BUSINESS', jurisdiction: 'EU', domains: [`${slug}.example`] } },
  )
  const { organization: { connections } } = await api<{ organization: { connections: { issuer: string; clientId: string }[] } }>(server(), 'brightwater', '{ organization { connections { issuer clientId } } }')
  const { secrets } = JSON.parse(await readFile(join(data(), 'dev-state.json'), 'utf8')) as { secrets: Record<string, string> }
  const ask = async (query: string, input: object) => {
    const response = await fetch(server().dev.graphql, {
      method: 'POST', headers: { authorization: `Bearer ${createOrganization.setupToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { input } }),
    })
    const text = await response.text()
    expect(text).not.toContain('"message"')
    return text
  }
  const saved = await ask('mutation($input: SaveConnectionInput!) { saveConnection(input: $input) { connection { id } errors { message } } }', {
    name: 'Work account', issuer: connections[0]?.issuer, clientId: connections[0]?.clientId, clientSecret: secrets.brightwater, scopes: ['email', 'profile'],
  })
  await ask('mutation($input: PilotConnectionInput!) { pilotConnection(input: $input) { errors { message } } }', {
    connectionId: /"id":"([^"]+)"/.exec(saved)?.[1], everybody: true,
  })
  await ask('mutation($input: CreateMemberInput!) { createMember(input: $input) { errors { message } } }', {
    userName: email, displayName: 'Ada Lindqvist', emails: [{ value: email, primary: true }],
  })
  return email
}

/** Signs in to one more organization in the same browser. */
async function enter(page: Page, email: string): Promise<void> {
  await page.getByLabel(/E-mail address/).fill(email)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.locator('button[name=subject]', { hasText: email }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

describe('the switcher', () => {
  it('searches many organizations on the server, and leads to the one that is meant', async () => {
    const page = await fresh()
    await page.goto('/')
    await enter(page, person('brightwater', 'OWNER'))
    for (const name of names) {
      const email = await found(name)
      await page.goto('/signin?join=yes&return_to=/')
      await enter(page, email)
    }
    await page.goto('/')
    await settled(page)
    await page.getByRole('button', { name: /^Organization:/ }).click()
    const search = page.getByRole('searchbox', { name: 'Search your organizations' })
    await search.waitFor()
    await look(page, 'switcher')
    await search.fill('cobalt')
    const meant = page.getByRole('button', { name: 'Cobalt Labs' })
    await meant.waitFor()
    await page.getByRole('button', { name: 'Amber Freight' }).waitFor({ state: 'detached' })
    await look(page, 'switcher-found')
    await search.fill('no such name')
    await page.getByText('None is called so').waitFor()
    await search.fill('cobalt')
    await meant.click()
    await settled(page)
    await page.getByRole('button', { name: /^Organization: *Cobalt Labs/ }).waitFor()
  })
})
