import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { open, signIn } from './browser'
import { personWith, type Running } from './server'

/** Asks the API as the program that set an organization up. */
export async function api<Data>(server: Running, slug: string, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const organization = [...server.dev.organizations, server.dev.vendor].find((one) => one.slug === slug)
  const response = await fetch(server.dev.graphql, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${organization?.apiToken ?? ''}` },
    body: JSON.stringify({ query, variables }),
  })
  const answer = (await response.json()) as { data?: Data; errors?: unknown }
  expect(answer.errors).toBeUndefined()
  expect(JSON.stringify(answer.data)).not.toMatch(/"message"/)
  return answer.data as Data
}

/** Makes the second privacy officer an owner too, since a document takes two people; gives their address. */
export async function secondOwner(server: Running, slug: string): Promise<string> {
  const email = personWith(server.dev, slug, 'PRIVACY_OFFICER', 1)
  const found = await api<{ members: { nodes: { id: string }[] } }>(
    server, slug, 'query($s: String!) { members(first: 1, filter: { search: $s }) { nodes { id } } }', { s: email },
  )
  await api(server, slug, 'mutation($m: ID!) { setMemberRoles(input: { memberId: $m, roles: [OWNER, PRIVACY_OFFICER] }) { errors { message } } }', {
    m: found.members.nodes[0]?.id,
  })
  return email
}

/** Writes an agreement and hands it in, as a program; gives the document's id. */
export async function handIn(server: Running, slug: string, yaml: string): Promise<string> {
  const { importAgreement } = await api<{ importAgreement: { document: { id: string } } }>(
    server, slug, 'mutation($y: String!) { importAgreement(input: { yaml: $y }) { document { id } errors { message } } }', { y: yaml },
  )
  const { id } = importAgreement.document
  await api(server, slug, 'mutation($d: ID!) { submitDocument(input: { documentId: $d }) { errors { message } } }', { d: id })
  return id
}

/** People with a browser each; all are closed together. */
export function people(browser: () => Browser, server: () => Running) {
  const contexts: BrowserContext[] = []
  return {
    as: async (email: string, width?: number): Promise<Page> => {
      const context = await open(browser(), server().url, 'light', width)
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server().url })
      contexts.push(context)
      return signIn(context, email)
    },
    close: () => Promise.all(contexts.map((context) => context.close())),
  }
}

/** Sends the dialog that is open, and waits until it is gone. */
export async function submit(page: Page, button: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Signs the document that waits for a second person. */
export async function sign(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('button', { name: 'Sign', exact: true }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Who signs' }).fill('A. Signer, for the organization')
  await submit(page, 'Sign')
  await page.getByText('Signed', { exact: true }).first().waitFor()
}
