import type { Browser, BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { faults, overflows } from './axe'
import { launch, open, settled, shoot, signIn, widths } from './browser'
import { submit } from './people'
import { personWith, startServer, type Running } from './server'
import { shop, store, type Shop, type Store } from './systems'

// An administrator connects a database, a bucket and paper without code, sees
// what came back, tries them on a member, and pauses, changes and forgets them.

let server: Running
let browser: Browser
let context: BrowserContext
let page: Page
let database: Shop
let bucket: Store
let email: string

beforeAll(async () => {
  server = await startServer()
  email = personWith(server.dev, 'brightwater')
  database = await shop(email)
  bucket = await store(email)
  browser = await launch()
  context = await open(browser, server.url, 'light', widths.desk)
  page = await signIn(context, personWith(server.dev, 'brightwater', 'ADMIN'))
  return async () => {
    await browser.close()
    await server.stop()
    await database.drop()
  }
})

const field = (name: string) => page.getByRole('textbox', { name, exact: false }).first()
const button = (name: string) => page.getByRole('button', { name, exact: true })

async function preview(): Promise<void> {
  await page.getByPlaceholder('Type the beginning of a name').fill(email.slice(0, 5))
  await page.getByRole('option', { name: email }).click()
  await page.keyboard.press('Escape')
  await button('Ask the source').click()
}

describe('a database', () => {
  it('is offered where nothing is connected yet', async () => {
    await page.goto('/sources')
    await page.getByText('Nothing of your own is connected yet').waitFor()
    await look('sources-empty')
    await page.getByRole('link', { name: 'Connect a source' }).first().click()
    await page.waitForURL('**/sources/new')
  })

  it('says exactly what does not work', async () => {
    await field('Name').fill('Shop')
    await field('Address').fill(database.address)
    await field('Database name').fill(database.name)
    await field('Role').fill(database.role)
    await page.getByLabel('Password').fill('anything')
    await page.getByRole('checkbox', { name: /Encrypted/ }).uncheck()
    await field('Name of these rows').fill('orders')
    await field('Read').fill('select id as key, placed as at, note as content from bought where buyer = any(:emails)')
    await field('Erase').fill('delete from orders where buyer = any(:emails)')
    await field('Verify').fill('select count(*) from orders where buyer = any(:emails)')
    await button('Test').click()
    await page.getByText('relation "bought" does not exist').first().waitFor()
    await page.getByText('It does not work').waitFor()
    await look('source-fails')
  })

  it('refuses an inner address in words', async () => {
    await field('Address').fill('10.0.0.7')
    await button('Test').click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toMatch(/not an address of the public internet/)
    await field('Address').fill(database.address)
  })

  it('is tried, connected, and asked about a member without erasing anything', async () => {
    await field('Read').fill('select id as key, placed as at, note as content from orders where buyer = any(:emails)')
    await button('Test').click()
    await page.getByText('It works').waitFor()
    await button('Connect').click()
    await page.getByRole('heading', { name: 'Shop', level: 1 }).waitFor()
    await preview()
    await page.getByText('An erasure would reach 2 rows or objects').waitFor()
    expect(await database.ask('select count(*) from orders')).toBe('3')
    await look('source-database')
  })

  it('is paused, asked nothing meanwhile, and resumed', async () => {
    await button('Pause').click()
    await submit(page, 'Pause')
    await page.getByText('It is asked nothing.', { exact: false }).first().waitFor()
    await look('source-paused')
    await button('Resume').click()
    await submit(page, 'Resume')
    await button('Pause').waitFor()
  })

  it('is changed without its secret, but not moved to another address with it', async () => {
    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    await page.waitForURL('**/edit')
    await field('Name').fill('Web shop')
    await button('Save').click()
    await page.getByRole('heading', { name: 'Web shop', level: 1 }).waitFor()
    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    await page.waitForURL('**/edit')
    await field('Role').fill('postgres')
    await button('Save').click()
    await page.getByText('Give the password again', { exact: false }).waitFor()
  })

  it('fails openly when its table is gone, and works again after', async () => {
    await page.goto('/sources')
    await page.getByRole('link', { name: /Web shop/ }).click()
    await button('Test').waitFor()
    await database.ask('alter table orders rename to sold')
    await button('Test').click()
    await page.getByText('It does not answer as it should').waitFor()
    await look('source-failing')
    await database.ask('alter table sold rename to orders')
    await button('Test').click()
    await page.getByText('It works').waitFor()
    await page.getByText('It does not answer as it should').waitFor({ state: 'detached' })
  })
})

describe('a bucket', () => {
  it('is connected and asked about a member', async () => {
    await page.goto('/sources/new?kind=OBJECTS')
    await field('Name').fill('Pictures')
    await field('Address').fill(bucket.endpoint)
    await field('Bucket').fill(bucket.bucket)
    await field('Access key').fill(bucket.accessKey)
    await page.getByLabel('Secret key').fill(bucket.secretKey)
    await button('Test').click()
    await page.getByText('Listing works').waitFor()
    await look('source-bucket-tested')
    await button('Connect').click()
    await page.getByRole('heading', { name: 'Pictures', level: 1 }).waitFor()
    await preview()
    await page.getByText('An erasure would reach 2 rows or objects').waitFor()
    expect(await bucket.keys()).toHaveLength(3)
  })

  it('takes another key only once it works', async () => {
    await button('Rotate secret').click()
    await page.getByRole('dialog').getByLabel('New secret key').fill('not-the-secret')
    await page.getByRole('dialog').getByRole('button', { name: 'Try and keep' }).click()
    await page.getByRole('dialog').getByRole('alert').waitFor()
    await look('source-rotate')
    await page.getByRole('dialog').getByLabel('New secret key').fill(bucket.secretKey)
    await submit(page, 'Try and keep')
  })
})

describe('paper', () => {
  it('is connected with instructions and an owner', async () => {
    await page.goto('/sources/new?kind=MANUAL')
    await field('Name').fill('Personnel files')
    await field('What to do').fill('Cabinet 3 on the second floor; shred with a witness.')
    await page.getByPlaceholder('Type the beginning of a name').fill(email.slice(0, 5))
    await page.getByRole('option', { name: email }).click()
    await page.keyboard.press('Escape')
    await look('source-by-hand')
    await button('Connect').click()
    await page.getByRole('heading', { name: 'Personnel files', level: 1 }).waitFor()
    await page.getByText('Cabinet 3 on the second floor', { exact: false }).waitFor()
  })

  it('stands among the others, and is forgotten once its name is typed', async () => {
    await page.goto('/sources')
    await page.getByRole('link', { name: /Pictures/ }).waitFor()
    await look('sources')
    await page.getByRole('link', { name: /Personnel files/ }).click()
    await button('Delete').click()
    await page.getByRole('dialog').getByRole('textbox').fill('Personnel files')
    await look('source-delete')
    await submit(page, 'Delete source')
    await page.waitForURL('**/sources')
    await page.getByRole('link', { name: /Pictures/ }).waitFor()
    expect(await page.getByRole('link', { name: /Personnel files/ }).count()).toBe(0)
  })
})

/** Keeps pictures of the page at a desk and, in the dark, on a telephone, without faults. */
async function look(name: string): Promise<void> {
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
