import { spawn } from 'node:child_process'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it, vi } from 'vitest'
import { mailedLink } from './outside'
import { binary } from './server'
import { go, keep, look, stage, submit } from './stage'

// Requests by mail: a privacy officer sets the address up, a mail server hands mail in, and the page says what became of it.

const { as, data, fresh, person, server } = stage()
const address = 'privacy@brightwater-logistics.example'

vi.setConfig({ testTimeout: 180_000 })

/** Hands a mail in as a mail server does, and gives how the program ended. */
function pipe(hook: string, secretFile: string, mail: string): Promise<number | null> {
  return new Promise((done) => {
    const child = spawn(binary, ['mail', '--url', hook, '--secret-file', secretFile, '--sender', 'x@y.example'], { env: {}, stdio: ['pipe', 'ignore', 'ignore'] })
    child.on('exit', done)
    child.stdin.end(mail)
  })
}

function letter(from: string, subject: string, more = ''): string {
  return `From: ${from}\r\nMessage-ID: <${subject.length}.${from}>\r\nSubject: ${subject}\r\n${more}\r\nThank you.\r\n`
}

async function panel(page: Page) {
  await go(page, '/intake')
  return page.getByRole('region', { name: 'E-mail address' })
}

describe('requests by mail', () => {
  it('are set up, handed in by the mail server, and told about', async () => {
    const officer = await as(person('brightwater', 'PRIVACY_OFFICER'))
    let box = await panel(officer)
    await box.getByText('No mail is taken yet').waitFor()
    await look(officer, 'mail-none')
    await box.getByRole('button', { name: 'Take mail' }).click()
    await officer.getByRole('textbox', { name: 'Address' }).fill('nobody')
    await officer.getByRole('textbox', { name: 'Address' }).fill(address)
    await look(officer, 'mail-address')
    await officer.getByRole('dialog').getByRole('button', { name: 'Take mail' }).click()
    await officer.getByTestId('secret').waitFor()
    const secretFile = join(data(), 'mail.secret')
    await writeFile(secretFile, await keep(officer))
    await chmod(secretFile, 0o400)
    const hook = `${server().url}/rights/brightwater/mail`
    await box.getByText(hook, { exact: true }).waitFor()

    const member = person('brightwater', undefined, 3)
    expect(await pipe(hook, secretFile, letter(member, 'Please send me a copy'))).toBe(0)
    expect(await pipe(hook, secretFile, letter('nobody@elsewhere.example', 'My data'))).toBe(0)
    expect(await pipe(hook, secretFile, letter(member, 'Out of office', 'Auto-Submitted: auto-replied\r\n'))).toBe(0)
    expect(await pipe(hook, join(data(), 'dev.json'), letter(member, 'Wrong secret'))).toBe(75)
    const reader = await fresh()
    await reader.goto(await mailedLink(data(), member, /http\S+\/confirm\?t=[\w.-]+/))
    await reader.getByRole('button', { name: /Yes/ }).click()
    await reader.getByRole('heading', { level: 1 }).waitFor()

    box = await panel(officer)
    const list = box.getByRole('table', { name: 'Last mails' })
    for (const state of ['Request', 'Unknown sender', 'Not taken']) await list.getByText(state, { exact: true }).first().waitFor()
    expect(await list.textContent()).not.toMatch(/@|copy/)
    await look(officer, 'mail-taken')
    await list.getByRole('link', { name: 'Open' }).click()
    await officer.getByRole('heading', { level: 1, name: /request$/ }).waitFor()
  })

  it('have a set-up for each mail server, a secret that is rotated, and an end', async () => {
    const officer = await as(person('brightwater', 'PRIVACY_OFFICER'))
    const box = await panel(officer)
    for (const way of ['Exim', 'Sendmail, OpenSMTPD', 'A mail service (HTTP)', 'Microsoft 365, Google Workspace']) {
      await box.getByRole('combobox', { name: 'Your mail is received by' }).click()
      await officer.getByRole('option', { name: way }).click()
    }
    await look(officer, 'mail-set-up')
    await box.getByRole('button', { name: 'Change' }).click()
    await officer.getByRole('menuitem', { name: 'New secret' }).click()
    await officer.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click()
    await officer.getByTestId('secret').waitFor()
    await keep(officer)
    await box.getByText(/the former one works until/).waitFor()
    await box.getByRole('button', { name: 'Change' }).click()
    await officer.getByRole('menuitem', { name: 'Another address' }).click()
    await officer.getByRole('textbox', { name: 'Address' }).fill(`data.${address}`)
    await submit(officer, 'Change')
    await box.getByText(`data.${address}`, { exact: true }).first().waitFor()
    await box.getByRole('button', { name: 'Change' }).click()
    await officer.getByRole('menuitem', { name: 'Take no more mail' }).click()
    await look(officer, 'mail-remove')
    await submit(officer, 'Take no more mail')
    await box.getByText('No mail is taken yet').waitFor()
  })
})
