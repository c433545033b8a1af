import { api } from '../e2e/people'
import type { Running } from '../e2e/server'

interface Import {
  import: { state: string; failure?: string | null } | null
}

const perFile = 25_000

/** Imports members from files until an organization has so many of them. */
export async function fill(server: Running, slug: string, members: number): Promise<void> {
  for (let from = 0; from < members; from += perFile) {
    const file = await upload(server, slug, people(from, Math.min(from + perFile, members)))
    const { startImport } = await api<{ startImport: { import: { id: string } } }>(
      server, slug, 'mutation($f: ID!) { startImport(input: { fileId: $f }) { import { id } errors { message } } }', { f: file },
    )
    const { id } = startImport.import
    await reached(server, slug, id, 'CHECKED')
    await api(server, slug, 'mutation($i: ID!) { applyImport(input: { importId: $i }) { errors { message } } }', { i: id })
    await reached(server, slug, id, 'FINISHED')
  }
}

function people(from: number, to: number): string {
  const rows = ['userName,active,title,name.givenName,name.familyName']
  for (let i = from; i < to; i++) rows.push(`bench${i}@brightwater.example,true,Engineer,Given ${i},Family`)
  return `${rows.join('\n')}\n`
}

async function upload(server: Running, slug: string, text: string): Promise<string> {
  const organization = server.dev.organizations.find((one) => one.slug === slug)
  const response = await fetch(`${server.url}/upload/import?name=members.csv`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/csv', Authorization: `Bearer ${organization?.apiToken ?? ''}` },
    body: text,
  })
  if (!response.ok) throw new Error(`The file was not taken: ${response.status} ${await response.text()}`)
  return ((await response.json()) as { id: string }).id
}

async function reached(server: Running, slug: string, id: string, state: string): Promise<void> {
  for (;;) {
    const now = await api<Import>(server, slug, 'query($i: ID!) { import(id: $i) { state } }', { i: id })
    if (now.import?.state === state) return
    if (now.import?.state === 'FAILED') throw new Error('The import failed.')
    await new Promise((done) => setTimeout(done, 500))
  }
}
