import { execFile } from 'node:child_process'
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'

// The systems that a journey connects: a real PostgreSQL and a real object
// store, whose addresses CI sets (make e2e).

const run = promisify(execFile)

function given(name: string): URL {
  const text = process.env[name]
  if (text === undefined || text === '') throw new Error(`${name} is not set: run make e2e`)
  return new URL(text)
}

/** A fresh database of somebody else's, with rows of one person and of another. */
export interface Shop {
  address: string
  name: string
  role: string
  ask: (sql: string) => Promise<string>
  drop: () => Promise<void>
}

/** Makes a database with orders of this address and of somebody else. */
export async function shop(email: string): Promise<Shop> {
  const url = given('STEWARD_TEST_POSTGRES')
  const name = `shop_${randomBytes(6).toString('hex')}`
  const psql = async (database: string, sql: string) => {
    const at = new URL(url)
    at.pathname = `/${database}`
    const { stdout } = await run(process.env.E2E_PSQL ?? 'psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-c', sql, at.toString()])
    return stdout.trim()
  }
  const home = url.pathname.slice(1)
  await psql(home, `create database ${name}`)
  await psql(name, 'create table orders (id int primary key, buyer text, placed timestamptz default now(), note text)')
  await psql(name, `insert into orders (id, buyer, note) values (1, '${email}', 'Blue'), (2, '${email}', 'Red'), (3, 'other@example.org', 'Green')`)
  return {
    address: url.host, name, role: url.username, ask: (sql) => psql(name, sql),
    drop: async () => { await psql(home, `drop database ${name} with (force)`) },
  }
}

/** A fresh bucket with objects of one person and of another. */
export interface Store {
  endpoint: string
  bucket: string
  accessKey: string
  secretKey: string
  keys: () => Promise<string[]>
}

/** Makes a bucket with objects of this address and of somebody else. */
export async function store(email: string): Promise<Store> {
  const url = given('STEWARD_TEST_S3')
  const bucket = `e2e-${randomBytes(6).toString('hex')}`
  const access = { accessKey: decodeURIComponent(url.username), secretKey: decodeURIComponent(url.password) }
  const send = (method: string, path: string, body = '') => signed(url.origin, method, path, body, access)
  await send('PUT', `/${bucket}`)
  for (const key of [`users/${email}/plan`, `users/${email}/picture`, 'users/other@example.org/plan']) {
    await send('PUT', `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`, 'content')
  }
  return {
    endpoint: url.origin, bucket, ...access,
    keys: async () => [...(await send('GET', `/${bucket}`)).matchAll(/<Key>([^<]+)<\/Key>/g)].map((found) => found[1] ?? ''),
  }
}

/** One request as AWS Signature Version 4 says, for a path without a query. */
async function signed(origin: string, method: string, path: string, body: string, access: { accessKey: string; secretKey: string }): Promise<string> {
  const at = new Date().toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
  const day = at.slice(0, 8)
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
  const host = new URL(origin).host
  const names = 'host;x-amz-content-sha256;x-amz-date'
  const canonical = [method, path, '', `host:${host}`, `x-amz-content-sha256:${hash(body)}`, `x-amz-date:${at}`, '', names, hash(body)].join('\n')
  const scope = `${day}/us-east-1/s3/aws4_request`
  const key = ['us-east-1', 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${access.secretKey}`, day))
  const signature = hmac(key, ['AWS4-HMAC-SHA256', at, scope, hash(canonical)].join('\n')).toString('hex')
  const response = await fetch(origin + path, {
    method,
    headers: {
      'x-amz-date': at, 'x-amz-content-sha256': hash(body),
      authorization: `AWS4-HMAC-SHA256 Credential=${access.accessKey}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
    },
    ...(body === '' ? {} : { body }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return text
}
