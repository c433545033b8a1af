import { createServer, type Server } from 'node:http'
import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { go, keep, look, stage, submit } from './stage'

// The log on its way out: a stream to a receiver that really takes it, with its
// guide, its test and its delivery log; pause, replay; and the log as a file.

const { as, person } = stage()

interface Request {
  key: string
  signature: string
  events: { position: number; action?: string }[]
}

let page: Page
let receiver: Server
let address: string
let refuses = false
const received: Request[] = []

beforeAll(async () => {
  receiver = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts)
      const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString()
      if (!refuses) {
        received.push({
          key: String(request.headers['x-siem-key']),
          signature: String(request.headers['webhook-signature']),
          events: text.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Request['events'][number]),
        })
      }
      response.statusCode = refuses ? 503 : 200
      response.end(refuses ? 'the index is full' : 'kept')
    })
  })
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
  const bound = receiver.address()
  address = `http://127.0.0.1:${String(typeof bound === 'object' && bound !== null ? bound.port : 0)}/events`
  page = await as(person('northfield', 'OWNER'))
  return () => receiver.close()
})

/** Everything that arrived, without the checks. */
const arrived = () => received.flatMap(({ events }) => events).filter(({ action }) => action !== undefined)

describe('a stream of the log', () => {
  it('is not there at first, and the page says what it would be good for', async () => {
    await go(page, '/log')
    await page.getByText('Events of the log are kept for 2 years').waitFor()
    await page.getByText('Nothing yet; the log is whole').waitFor()
    await page.getByRole('link', { name: 'Streams' }).click()
    await page.getByText('Nothing is sent yet').waitFor()
    await look(page, 'streams-empty')
  })

  it('is made beside the guide of its receiver, which fills in what it expects', async () => {
    await page.getByRole('link', { name: 'New stream' }).first().click()
    for (const [receives, says] of [['Splunk', 'HTTP Event Collector'], ['Syslog', 'octet counting'], ['S3 bucket', 's3:PutObject']] as const) {
      await page.getByRole('combobox', { name: 'What receives it' }).click()
      await page.getByRole('option', { name: receives }).click()
      await page.getByText(says, { exact: false }).first().waitFor()
      await look(page, `stream-form-${receives.toLowerCase().replace(' ', '-')}`)
    }
    await page.getByRole('combobox', { name: 'What receives it' }).click()
    await page.getByRole('option', { name: 'Your own program' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Security centre')
    await page.getByRole('textbox', { name: 'Address' }).fill(address)
    await page.getByRole('textbox', { name: 'Header' }).fill('X-Siem-Key')
    await page.getByLabel('Value of the header').fill('a secret of the receiver')
    await page.getByRole('checkbox', { name: 'Begin with the first event of the log' }).check()
    await look(page, 'stream-form')
    await page.getByRole('button', { name: 'Create stream' }).click()
    await look(page, 'stream-secret')
    expect(await keep(page)).toMatch(/^whsec_/)
    await page.getByRole('heading', { level: 1, name: 'Security centre' }).waitFor()
  })

  it('delivers in order, with the secret and a signature', async () => {
    await expect.poll(() => arrived().length, { timeout: 30_000 }).toBeGreaterThan(10)
    expect(received.every(({ key, signature }) => key === 'a secret of the receiver' && signature.startsWith('v1,'))).toBe(true)
    const places = arrived().map(({ position }) => position)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    await page.getByText('Up to date', { exact: false }).waitFor()
    await page.getByRole('table', { name: 'Deliveries' }).getByText('Delivered').first().waitFor()
  })

  it('is tried with a check, whose answer is shown as it came', async () => {
    await page.getByRole('button', { name: 'Send a check' }).click()
    const panel = page.getByRole('dialog')
    await panel.getByText('kept', { exact: true }).waitFor()
    await look(page, 'stream-delivery')
    await panel.getByRole('button', { name: 'Close' }).click()
    await look(page, 'stream')
  })

  it('says that the receiver refuses, and what it answers', async () => {
    refuses = true
    await page.getByRole('button', { name: 'Send a check' }).click()
    await page.getByRole('dialog').getByText('the index is full').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    await go(page, new URL(page.url()).pathname)
    await page.getByText('The receiver does not take it').waitFor({ timeout: 30_000 })
    await look(page, 'stream-failing')
    await go(page, '/log/streams')
    await look(page, 'streams-failing')
    refuses = false
    await page.getByRole('link', { name: /Security centre/ }).click()
    await page.getByText('Up to date', { exact: false }).waitFor({ timeout: 60_000 })
  })

  it('is paused, and sends nothing until it is resumed', async () => {
    await page.getByRole('button', { name: 'Pause' }).click()
    await submit(page, 'Pause')
    await page.getByText('What happens meanwhile is kept for a week', { exact: false }).waitFor()
    const before = arrived().length
    await look(page, 'stream-paused')
    expect(arrived().length).toBe(before)
    await page.getByRole('button', { name: 'Resume' }).click()
    await submit(page, 'Resume')
    await expect.poll(() => arrived().slice(before).map(({ action }) => action), { timeout: 30_000 }).toContain('log_stream.resumed')
  })

  it('is replayed from a place of the log', async () => {
    const first = arrived()[0]?.position ?? -1
    const times = () => arrived().filter(({ position }) => position === first).length
    expect(times()).toBe(1)
    await page.getByRole('button', { name: 'Replay' }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Place' }).fill(String(first))
    await look(page, 'stream-replay')
    await submit(page, 'Send again')
    await expect.poll(times, { timeout: 30_000 }).toBe(2)
  })

  it('is edited without its secrets, and deleted', async () => {
    await page.getByRole('link', { name: 'Edit' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Security desk')
    expect(await page.getByLabel('Value of the header').inputValue()).toBe('')
    await look(page, 'stream-edit')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'Security desk' }).waitFor()
    await page.getByRole('button', { name: 'Delete' }).click()
    await submit(page, 'Delete stream')
    await page.getByText('Nothing is sent yet').waitFor()
  })
})

describe('the log as a file', () => {
  it('is exported in the background and downloaded, each line an event', async () => {
    await go(page, '/log/exports')
    await page.getByText('Nothing exported yet').waitFor()
    await look(page, 'log-exports-empty')
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const file = page.getByRole('table', { name: 'Exports of the log' }).getByRole('link').first()
    await file.waitFor()
    await look(page, 'log-exports')
    const [download] = await Promise.all([page.waitForEvent('download'), file.click()])
    const text = await readFile(await download.path(), 'utf8')
    expect(text).toContain('"log_stream.deleted"')
  })
})
