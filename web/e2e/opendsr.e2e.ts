import { X509Certificate, verify } from 'node:crypto'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { go, keep, look, stage, submit } from './stage'

// A privacy officer lets a controller in by OpenDSR; what the controller hands on
// comes into the queue, and it sees how far it is, signed.

const { as, person, server } = stage()
let officer: Page
let token = ''
let base = ''
const id = 'a7551968-d5d6-44b2-9831-815ac9017798'

beforeAll(async () => {
  officer = await as(person('brightwater', 'PRIVACY_OFFICER'))
})

interface Answer {
  status: number
  said: Record<string, unknown>
}

/** Sends as the controller does, and checks the signature by the published certificate. */
async function send(method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${base}/${path}`, {
    method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const certificate = new X509Certificate(await (await fetch(`${server().url}/opendsr/certificate.pem`)).text())
  const signature = Buffer.from(response.headers.get('x-opendsr-signature') ?? '', 'base64')
  expect(verify('sha256', Buffer.from(text), certificate.publicKey, signature), `${method} ${path} is signed`).toBe(true)
  expect(certificate.checkIP(response.headers.get('x-opendsr-processor-domain') ?? '')).toBeDefined()
  return { status: response.status, said: JSON.parse(text) as Record<string, unknown> }
}

describe('a controller', () => {
  it('is let in with a token that is shown once', async () => {
    await go(officer, '/intake')
    await officer.getByText('No controller is known').waitFor()
    await look(officer, 'opendsr-empty')
    await officer.getByRole('button', { name: 'Add a controller', exact: true }).click()
    const dialog = officer.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Harbor Shop')
    await dialog.getByRole('checkbox', { name: /It makes sure who asks/ }).check()
    await look(officer, 'opendsr-add')
    await dialog.getByRole('button', { name: 'Add controller', exact: true }).click()
    token = await keep(officer)
    expect(token).toMatch(/^stwc_/)
    await officer.getByRole('row', { name: /Harbor Shop.*Makes sure who asks/ }).waitFor()
    base = `${server().url}/opendsr/brightwater/v2`
  })

  it('hands a request on, which comes into the queue, and sees how far it is', async () => {
    expect((await send('GET', 'discovery')).said.api_version).toBe('2.0')
    const request = {
      regulation: 'gdpr', subject_request_id: id, subject_request_type: 'access', submitted_time: new Date().toISOString(), api_version: '2.0',
      subject_identities: [{ identity_type: 'email', identity_value: person('brightwater'), identity_format: 'raw' }],
    }
    const { status, said } = await send('POST', 'requests', request)
    expect(status, JSON.stringify(said)).toBe(201)
    expect((await send('GET', `requests/${id}`)).said.request_status).toBe('pending')
    await go(officer, '/requests')
    await officer.getByRole('row', { name: /Access/ }).first().getByRole('link').first().click()
    await officer.getByRole('heading', { level: 1, name: 'Access request' }).waitFor()
    await go(officer, '/intake')
    await officer.getByRole('row', { name: /Harbor Shop.*1 request/ }).waitFor()
    await look(officer, 'opendsr-controllers')
  })

  it('cancels what is pending', async () => {
    expect((await send('DELETE', `requests/${id}`)).status).toBe(202)
    expect((await send('GET', `requests/${id}`)).said.request_status).toBe('cancelled')
  })

  it('gets another token, and is removed', async () => {
    const row = officer.getByRole('row', { name: /Harbor Shop/ })
    await row.getByRole('button', { name: 'New token' }).click()
    await look(officer, 'opendsr-rotate')
    await officer.getByRole('dialog').getByRole('button', { name: 'Make a token', exact: true }).click()
    await officer.getByTestId('secret').waitFor()
    const former = token
    token = await keep(officer)
    expect(token).not.toBe(former)
    expect((await send('GET', `requests/${id}`)).status).toBe(200)
    await row.getByRole('button', { name: 'Remove' }).click()
    await submit(officer, 'Remove')
    await officer.getByText('No controller is known').waitFor()
    expect((await send('GET', `requests/${id}`)).status).toBe(401)
  })
})
