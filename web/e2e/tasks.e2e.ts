import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { faults, overflows } from './axe'
import { launch, settled, shoot, widths } from './browser'
import { api, people, submit } from './people'
import { personWith, startServer, type Running } from './server'

// Work by hand: a source of paper gets a task from an access request, its owner,
// who has no other right, reports it, it is sent back, reported again with a
// file, and somebody else agrees.

let server: Running
let browser: Browser
let owner: Page
let officer: Page
let request: string
const { as, close } = people(() => browser, () => server)

beforeAll(async () => {
  server = await startServer()
  const email = personWith(server.dev, 'brightwater', undefined, 0)
  const subject = personWith(server.dev, 'brightwater', undefined, 1)
  const find = async (search: string) => {
    const { members } = await api<{ members: { nodes: { id: string }[] } }>(
      server, 'brightwater', 'query($s: String!) { members(first: 1, filter: { search: $s }) { nodes { id } } }', { s: search },
    )
    return members.nodes[0]?.id ?? ''
  }
  await api(server, 'brightwater', `mutation($o: ID!) { createConnector(input: { connector: { kind: MANUAL, name: "Paper files",
    manual: { instructions: "Cabinet 3 on the second floor.", ownerId: $o } } }) { errors { message } } }`, { o: await find(email) })
  browser = await launch()
  const member = await as(subject)
  await member.getByRole('button', { name: 'Ask for a copy' }).click()
  await submit(member, 'Ask for a copy')
  await member.getByRole('heading', { name: 'Access request' }).first().waitFor()
  request = await newest()
  owner = await as(email)
  officer = await as(personWith(server.dev, 'brightwater', 'PRIVACY_OFFICER'))
  return async () => {
    await close()
    await browser.close()
    await server.stop()
  }
})

/** The newest request that is to be started. */
async function newest(): Promise<string> {
  const { requests } = await api<{ requests: { nodes: { id: string }[] } }>(
    server, 'brightwater', '{ requests(first: 1, sort: RECEIVED_AT, filter: { states: [RECEIVED], kinds: [ACCESS] }) { nodes { id } } }',
  )
  return requests.nodes[0]?.id ?? ''
}

const report = async (note: string, file?: string) => {
  await owner.getByRole('button', { name: 'Report' }).click()
  const dialog = owner.getByRole('dialog')
  await dialog.getByLabel('Field', { exact: true }).fill('letter of 3 May')
  await dialog.getByLabel('What is there').fill('Dear Sir or Madam')
  await dialog.getByLabel('How it was done').fill(note)
  await dialog.getByLabel('What shows it').fill('Protocol 17')
  if (file !== undefined) await dialog.locator('input[type=file]').setInputFiles({ name: file, mimeType: 'text/plain', buffer: Buffer.from('Seen by two.') })
  await look(owner, 'task-report')
  await submit(owner, 'Report')
}

describe('a task by hand', () => {
  it('is nobody’s business before there is one', async () => {
    await owner.goto('/tasks')
    await owner.getByText('Nothing is yours to do').waitFor()
    await look(owner, 'tasks-empty')
  })

  it('reaches its owner once the request is started', async () => {
    await officer.goto(`/requests/${request}`)
    await officer.getByRole('button', { name: 'Start', exact: true }).click()
    await submit(officer, 'Start')
    await expect.poll(async () => {
      await owner.goto('/tasks')
      await settled(owner)
      return owner.getByText('Cabinet 3 on the second floor.').count()
    }, { timeout: 60_000 }).toBeGreaterThan(0)
    await look(owner, 'tasks')
  })

  it('is reported, and sent back by somebody else with a reason', async () => {
    await report('I looked through the whole folder of this person.')
    await owner.getByText('Reported', { exact: true }).waitFor()
    await officer.goto(`/requests/${request}`)
    await officer.getByText('Protocol 17', { exact: false }).waitFor()
    await look(officer, 'request-by-hand')
    await officer.getByRole('button', { name: 'Send back' }).click()
    await officer.getByRole('dialog').getByLabel('What is missing').fill('The protocol is of another year, please look again.')
    await submit(officer, 'Send back')
    await owner.goto('/tasks')
    await owner.getByText('The protocol is of another year', { exact: false }).waitFor()
  })

  it('is reported with a file, and agreed with: the request goes on', async () => {
    await report('I looked again, with a colleague beside me.', 'protocol.txt')
    await owner.getByText('Reported', { exact: true }).waitFor()
    await officer.goto(`/requests/${request}`)
    await officer.getByRole('link', { name: 'protocol.txt' }).waitFor()
    await officer.getByRole('button', { name: 'Agree' }).click()
    await submit(officer, 'Agree')
    await officer.getByText('looked at by', { exact: false }).waitFor()
    await owner.goto('/tasks')
    await owner.getByText('Nothing is yours to do').waitFor()
  })

  it('is added for one request alone', async () => {
    await officer.goto(`/requests/${request}`)
    await officer.getByRole('button', { name: 'Add', exact: true }).click()
    const dialog = officer.getByRole('dialog')
    await dialog.getByLabel('Where to look and what to do').fill('Ask the archive for the folder of 2019.')
    await dialog.getByLabel('Until').fill('2030-01-31')
    await look(officer, 'task-add')
    await submit(officer, 'Add')
    await officer.getByText('Ask the archive for the folder of 2019.').waitFor()
    await officer.getByRole('button', { name: 'Assign', exact: true }).last().click()
    await look(officer, 'task-assign')
    await officer.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  })
})

/** Keeps pictures of the page at a desk and, in the dark, on a telephone, without faults. */
async function look(page: Page, name: string): Promise<void> {
  for (const [scheme, width] of [['light', widths.desk], ['dark', widths.phone]] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: 900 })
    await settled(page)
    await shoot(page, `${name}-${scheme}`)
    expect(await faults(page), `accessibility of ${name}, ${scheme}`).toEqual([])
    expect(await overflows(page), `${name} scrolls sideways`).toBe(false)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: widths.desk, height: 900 })
}
