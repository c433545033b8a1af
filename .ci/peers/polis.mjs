// Ory Polis (npm @boxyhq/saml-jackson) as a directory's SCIM service provider on
// PostgreSQL: node polis.mjs PORT DATABASE. Prints "ready TOKEN".
import http from 'node:http'
import { createRequire } from 'node:module'

const jackson = createRequire(`${process.cwd()}/`)('@boxyhq/saml-jackson').default
const [port, url] = process.argv.slice(2)
const { directorySyncController: sync } = await jackson({
  externalUrl: `http://127.0.0.1:${port}`,
  samlPath: '/sso',
  scimPath: '/scim',
  noAnalytics: true,
  db: { engine: 'sql', type: 'postgres', url, ttl: 300, cleanupLimit: 1000 },
})
const { data: directory, error } = await sync.directories.create({
  name: 'bench', tenant: 'bench', product: 'bench', type: 'azure-scim-v2',
})
if (error) throw error

const server = http.createServer(async (req, res) => {
  const chunks = []
  for await (const chunk of req) chunks.push(chunk)
  const at = new URL(req.url, 'http://127.0.0.1')
  const [, resourceType, resourceId] = at.pathname.split('/')
  const query = Object.fromEntries(at.searchParams)
  const answer = await sync.requests.handle({
    method: req.method,
    directoryId: directory.id,
    resourceType: resourceType.toLowerCase(),
    resourceId,
    apiSecret: req.headers.authorization?.slice('Bearer '.length),
    body: chunks.length ? JSON.parse(Buffer.concat(chunks)) : undefined,
    query: { ...query, count: query.count && Number(query.count), startIndex: query.startIndex && Number(query.startIndex) },
  })
  res.writeHead(answer.status, { 'Content-Type': 'application/scim+json' })
  res.end(answer.data === null || answer.data === undefined ? undefined : JSON.stringify(answer.data))
})
server.listen(Number(port), '127.0.0.1', () => console.log('ready', directory.scim.secret))
