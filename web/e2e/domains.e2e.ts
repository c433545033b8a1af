import { describe, expect, it } from 'vitest'
import { settled } from './browser'
import { mailedLink, publish } from './outside'
import { go, look, stage, submit } from './stage'

// The main ways of an owner through domains and the organization's settings.

const { as, data, fresh, person } = stage()
const freight = 'brightwater-freight.example'

describe('an owner', () => {
  it('adds a domain, learns what is missing, and proves it by its record', async () => {
    const page = await as(person('brightwater', 'OWNER'))
    await go(page, '/domains')
    await page.getByRole('button', { name: 'Add a domain' }).click()
    await page.getByRole('textbox', { name: 'Domain' }).fill('gmail.com')
    await page.getByRole('dialog').getByRole('button', { name: 'Add domain' }).click()
    await page.getByText('mail provider that is open to everybody').waitFor()
    await look(page, 'domain-refused')
    await page.getByRole('textbox', { name: 'Domain' }).fill('Harbour.Brightwater-Logistics.example')
    await submit(page, 'Add domain')
    const panel = page.getByRole('region', { name: 'harbour.brightwater-logistics.example' })
    const name = panel.getByText('_steward.harbour.brightwater-logistics.example')
    await name.waitFor()
    const text = (await panel.getByText(/^steward-domain-verification=/).textContent()) ?? ''
    await panel.getByRole('button', { name: 'Check now' }).click()
    await page.getByText('The record was not found.').waitFor()
    await look(page, 'domains-added')
    await publish(data(), '_steward.harbour.brightwater-logistics.example', text)
    await panel.getByRole('button', { name: 'Check now' }).click()
    await panel.getByText('Proved', { exact: true }).first().waitFor()
    await look(page, 'domains-proved')
  })

  it('asks the owners of accounts that were found', async () => {
    const page = await as(person('brightwater', 'OWNER'))
    await go(page, '/domains')
    const found = page.getByRole('table', { name: `Accounts found on ${freight}` })
    await found.getByRole('row', { name: /lena\.holm/ }).getByText('Found').waitFor()
    await look(page, 'domains-found')
    await page.getByRole('button', { name: `Ask the owner of lena.holm@${freight}` }).click()
    await page.getByRole('combobox', { name: 'What to ask' }).click()
    await page.getByRole('option', { name: 'Give the address up' }).click()
    await look(page, 'domain-ask')
    await submit(page, 'Ask')
    await found.getByRole('row', { name: /lena\.holm/ }).getByText('Asked').waitFor()
  })

  it('reads what they answer: one by the mailed link, one after signing in', async () => {
    const page = await as(person('brightwater', 'OWNER'))
    await go(page, '/domains')
    const found = page.getByRole('table', { name: `Accounts found on ${freight}` })
    const lena = await fresh()
    await lena.goto(await mailedLink(data(), 'lena.holm@sysoon.example', /http\S+\/answer\?t=\S+/))
    await lena.getByRole('button', { name: 'Only take the address off my account' }).click()
    await lena.getByRole('heading', { name: 'Thank you' }).waitFor()
    const clara = await as('clara.dahl@sysoon.example')
    await settled(clara)
    await clara.getByRole('button', { name: 'Answer', exact: true }).click()
    await clara.getByRole('dialog').getByRole('combobox').click()
    await clara.getByRole('option', { name: 'Keep the address until the time is over' }).click()
    await look(clara, 'answer-dialog')
    await submit(clara, 'Answer')
    await clara.getByText('You keep the address until then.').waitFor()

    await expect.poll(async () => {
      await go(page, '/domains')
      return found.innerText()
    }, { timeout: 30_000 }).toMatch(/Leave[\s\S]*Keep|Keep[\s\S]*Leave/)
    await look(page, 'domains-answered')
  })

  it('names whom to write to', async () => {
    const page = await as(person('brightwater', 'OWNER'))
    await go(page, '/organization')
    await page.getByRole('button', { name: 'Change the contact for Privacy' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Privacy office')
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('privacy@brightwater.example')
    await submit(page, 'Save contact')
    await page.getByText('privacy@brightwater.example').waitFor()
    await look(page, 'organization')
  })
})
