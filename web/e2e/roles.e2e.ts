import type { Browser, BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { launch, open, settled, shoot, signIn, widths } from './browser'
import { personWith, startServer, type Running } from './server'

// Who may do what: a role of an organization's own, limited to a group; programs;
// the vendor's support; and changes that wait for a second person.

let server: Running
let browser: Browser
const contexts: BrowserContext[] = []

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
  return async () => {
    await Promise.all(contexts.map((context) => context.close()))
    await browser.close()
    await server.stop()
  }
})

/** Signs somebody in with a browser of their own. */
async function as(email: string, scheme: 'light' | 'dark' = 'light', width: number = widths.desk): Promise<Page> {
  const context = await open(browser, server.url, scheme, width)
  contexts.push(context)
  return signIn(context, email)
}

/** Sends the dialog that is open, and waits until it is gone. */
async function submit(page: Page, button: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Opens a page of the console and waits until it shows what it has. */
async function go(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await settled(page)
}

/** Opens a member by the name that is searched. */
async function openMember(page: Page, name: string): Promise<void> {
  await go(page, `/members?q=${encodeURIComponent(name)}`)
  await page.getByRole('link', { name: new RegExp(name) }).first().click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

describe('a role of its own', () => {
  it('is made, given for one group, and reaches the members of that group alone', async () => {
    const owner = await as(personWith(server.dev, 'brightwater', 'OWNER'))
    await go(owner, '/roles')
    await owner.getByRole('button', { name: 'New role' }).click()
    await owner.getByRole('textbox', { name: 'Name' }).fill('Department helpdesk')
    await owner.getByRole('textbox', { name: 'What it is for' }).fill('Looks after the accounts of one department.')
    await owner.getByRole('checkbox', { name: 'Read members' }).check()
    await owner.getByRole('checkbox', { name: 'Manage members' }).check()
    await shoot(owner, 'role-form-light-1280')
    await submit(owner, 'Make role')
    await owner.getByRole('row', { name: /^Department helpdesk/ }).waitFor()
    await owner.getByRole('columnheader', { name: 'Department helpdesk' }).waitFor()

    await openMember(owner, 'Mia Svensson')
    await owner.getByRole('button', { name: 'Give a role' }).click()
    await owner.getByRole('combobox', { name: 'Role' }).click()
    await owner.getByRole('option', { name: 'Department helpdesk' }).click()
    await owner.getByRole('combobox', { name: 'Only for the members of' }).fill('Sal')
    await owner.getByRole('option', { name: /^Sales/ }).click()
    await submit(owner, 'Give role')
    await owner.getByRole('row', { name: /^Department helpdesk Reaches Members of Sales/ }).or(owner.getByText('Members of Sales')).first().waitFor()
    await shoot(owner, 'member-grants-light-1280')

    const mia = await as(personWith(server.dev, 'brightwater', undefined, 0))
    await mia.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Members' }).click()
    await mia.getByText('You see the members of Sales').waitFor()
    await go(mia, '/members?q=Ada')
    expect(await mia.getByRole('link', { name: /Ada Lindqvist/ }).count()).toBe(0)
    await go(mia, '/members?q=Elif')
    await mia.getByRole('link', { name: /Elif Kaya/ }).click()
    await mia.getByRole('button', { name: 'Suspend' }).waitFor()
    await shoot(mia, 'member-limited-light-1280')

    await owner.getByRole('button', { name: 'Take back' }).click()
    await submit(owner, 'Take back')
    await mia.goto('/members')
    await mia.getByText('Your role does not reach this').or(mia.getByRole('heading', { name: /Sign in/ })).first().waitFor()
  })
})

describe('a service account', () => {
  it('is made with a limit, used over GraphQL, rotated and revoked', async () => {
    const owner = await as(personWith(server.dev, 'brightwater', 'OWNER'))
    await go(owner, '/service-accounts')
    await owner.getByRole('button', { name: 'New service account' }).click()
    await owner.getByRole('textbox', { name: 'Name' }).fill('Payroll export')
    await owner.getByRole('textbox', { name: 'What it is for' }).fill('Reads who works here, each night.')
    await owner.getByRole('combobox', { name: 'Permissions' }).click()
    await owner.getByRole('option', { name: 'Read members', exact: true }).click()
    await owner.keyboard.press('Escape')
    await owner.getByRole('textbox', { name: 'Its own rate limit' }).fill('60')
    await submit(owner, 'Make account')
    await owner.getByRole('heading', { name: 'Payroll export' }).waitFor()

    await owner.getByRole('button', { name: 'Issue token' }).click()
    await owner.getByRole('textbox', { name: 'Name' }).fill('Batch server')
    await owner.getByRole('dialog').getByRole('button', { name: 'Issue token' }).click()
    const first = await keep(owner)
    const answer = await ask(first, '{ viewer { kind name } members(first: 1) { totalCount } }')
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ data: { viewer: { kind: 'PROGRAM' } } })
    expect((await ask(first, '{ organization { id } }')).body).toMatchObject({ errors: [{ extensions: { code: 'DENIED' } }] })

    await owner.reload()
    await owner.getByText(/from 127\.0\.0/).waitFor()
    await settled(owner)
    await shoot(owner, 'service-accounts-light-1280')
    await owner.getByRole('button', { name: 'Change Batch server' }).click()
    await owner.getByRole('menuitem', { name: 'Rotate' }).click()
    await owner.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click()
    const second = await keep(owner)
    expect([(await ask(first, '{ viewer { kind } }')).status, (await ask(second, '{ viewer { kind } }')).status]).toEqual([200, 200])

    await owner.getByRole('button', { name: 'Edit Payroll export' }).click()
    await owner.getByRole('textbox', { name: 'What it is for' }).fill('Reads who works here, each week.')
    await submit(owner, 'Save account')
    await owner.getByText('Reads who works here, each week.').waitFor()
    await owner.getByRole('button', { name: 'Change Batch server' }).first().click()
    await owner.getByRole('menuitem', { name: 'Revoke' }).click()
    await submit(owner, 'Revoke token')
    expect((await ask(second, '{ viewer { kind } }')).status).toBe(401)

    await owner.getByRole('button', { name: 'Disable Payroll export' }).click()
    await submit(owner, 'Disable')
    expect((await ask(first, '{ viewer { kind } }')).status).toBe(401)
  })
})

/** Reads the secret that is shown once, and says that it is kept. */
async function keep(page: Page): Promise<string> {
  const secret = (await page.getByTestId('secret').textContent()) ?? ''
  await page.getByRole('checkbox', { name: 'I have stored it in a safe place' }).check()
  await submit(page, 'Done')
  return secret
}

/** What a program gets with a token. */
async function ask(token: string, query: string): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return { status: answer.status, body: await answer.json() }
}

describe('support', () => {
  it('comes in only where an owner lets it in, with a banner, and is shown out', async () => {
    const operator = await as('olivia.brandt@sysoon.example')
    await go(operator, '/doors')
    await operator.getByRole('heading', { name: 'No door is open' }).waitFor()

    const owner = await as(personWith(server.dev, 'brightwater', 'OWNER'))
    await go(owner, '/support')
    await owner.getByRole('button', { name: 'Let support in' }).click()
    await owner.getByRole('textbox', { name: 'Reason' }).fill('The Entra directory sends members twice.')
    await submit(owner, 'Let in')
    await owner.getByText('Nobody has entered yet.').waitFor()

    await go(operator, '/doors')
    await operator.getByRole('button', { name: 'Enter' }).click()
    await operator.getByRole('textbox', { name: 'Reason' }).fill('Looking at the provisioning log.')
    await operator.getByRole('dialog').getByRole('button', { name: 'Enter' }).click()
    await operator.getByText('You are in Brightwater Logistics as support').waitFor()
    await operator.getByText('You may look and change nothing.').waitFor()
    await openMember(operator, 'Mia Svensson')
    expect(await operator.getByRole('button', { name: 'Suspend' }).count()).toBe(0)
    await shoot(operator, 'support-inside-light-1280')

    await go(owner, '/support')
    await owner.getByText('The vendor’s support is in your organization').waitFor()
    await owner.getByText('Looking at the provisioning log.').waitFor()
    await shoot(owner, 'support-banner-light-1280')
    await go(owner, '/log?action=support.')
    await owner.getByText(/Support requested/).first().waitFor()
    await go(owner, '/support')
    await owner.getByRole('button', { name: 'End access' }).click()
    await submit(owner, 'End access')
    await operator.goto('/members')
    await settled(operator)
    expect(await operator.getByText('You are in Brightwater Logistics as support').count()).toBe(0)
    expect(await operator.getByRole('link', { name: /Mia Svensson/ }).count()).toBe(0)
  })
})

describe('the two-person rule', () => {
  it('lets a change happen only after somebody else approved it', async () => {
    const owner = await as(personWith(server.dev, 'brightwater', 'OWNER'))
    await go(owner, '/roles?tab=second')
    expect(await owner.getByRole('button', { name: 'Require: Manage roles' }).count()).toBe(0)
    await owner.getByRole('button', { name: 'Require: Manage members' }).click()
    await submit(owner, 'Require')
    await owner.getByRole('button', { name: 'Waive: Manage members' }).waitFor()

    const admin = await as(personWith(server.dev, 'brightwater', 'ADMIN'))
    await openMember(admin, 'Hugo Martin')
    await admin.getByRole('button', { name: 'Suspend' }).click()
    await admin.getByRole('dialog').getByRole('textbox').fill('Lost his telephone')
    await admin.getByRole('dialog').getByRole('button', { name: 'Suspend', exact: true }).click()
    await admin.getByRole('dialog').getByText('Asked for, not done yet').waitFor()
    await shoot(admin, 'waits-light-1280')
    await admin.getByRole('dialog').getByRole('link', { name: 'See what waits' }).click()
    await admin.getByRole('heading', { name: 'Suspend member' }).waitFor()
    expect(await admin.getByRole('button', { name: 'Approve' }).count()).toBe(0)

    await go(owner, '/approvals')
    await owner.getByText('Lost his telephone').waitFor()
    await shoot(owner, 'approvals-waiting-light-1280')
    const phone = await as(personWith(server.dev, 'brightwater', 'OWNER'), 'dark', widths.phone)
    await go(phone, '/approvals')
    await shoot(phone, 'approvals-waiting-dark-390')
    await owner.getByRole('button', { name: 'Approve' }).click()
    await submit(owner, 'Approve')
    await go(owner, '/approvals?all=true')
    await owner.getByText('Executed').waitFor()
    await openMember(owner, 'Hugo Martin')
    await owner.getByText('Suspended', { exact: true }).first().waitFor()
  })
})
