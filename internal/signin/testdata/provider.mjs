// An OpenID provider that others wrote (npm oidc-provider), for peer_test.go:
// listens on loopback, prints its address, and obeys two requests beside the
// protocol: POST /control/start (its settings) and /control/rotate (a new signing
// key; the former is gone).
// It signs in whoever names themselves, with the classes that were asked for.
import { createServer } from 'node:http'
import { generateKeyPairSync, randomUUID } from 'node:crypto'

const { default: Provider } = await import(new URL('../../../web/node_modules/oidc-provider/lib/index.js', import.meta.url))
console.warn = console.info = () => {} // it warns of http, which is meant here

let provider, settings, jwks
const answer = (res, status, text = '') => res.writeHead(status, { 'content-type': 'text/html' }).end(text)

function key() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'ES256' }
}

function begin(issuer) {
  provider = new Provider(issuer, {
    ...settings,
    jwks,
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'], amr: null, acr: null, auth_time: null, sid: null },
    scopes: ['openid', 'email', 'profile', 'groups'],
    acrValues: ['urn:two-factors'],
    cookies: { keys: ['for a test'] },
    fetch: (url, { method, headers, body }) => fetch(url, { method, headers, body }), // loopback, which it refuses of itself
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true, logoutSource: leave } },
    interactions: { url: (_, interaction) => `/login/${interaction.uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, email: sub, email_verified: true, name: 'Somebody', groups: ['checkers'] }) }),
    // Nobody is asked to agree: an organization's provider has agreed for them.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope('openid email profile groups')
      await grant.save()
      return grant
    },
  })
  provider.on('backchannel.error', (_, e) => console.error('the logout token was not taken:', e.message, e.cause))
}

// leave ends the session at once, without a question.
function leave(ctx, form) {
  ctx.body = `<!doctype html><body>${form.replace('</form>', '<input type="hidden" name="logout" value="yes"></form>')}</body>`
}

async function login(req, res) {
  if (req.method === 'GET') {
    answer(res, 200, '<!doctype html><form method="post"><input name="person"></form>')
    return
  }
  const person = new URLSearchParams(await body(req)).get('person')
  await provider.interactionFinished(req, res, {
    login: { accountId: person, acr: 'urn:two-factors', amr: ['pwd', 'otp'], remember: true },
  })
}

async function body(req) {
  let text = ''
  for await (const part of req) text += part
  return text
}

async function control(what, req, res, issuer) {
  const text = await body(req)
  if (what === 'start') {
    settings = JSON.parse(text)
    jwks = { keys: [key()] }
  } else {
    jwks = { keys: [key()] }
  }
  begin(issuer)
  answer(res, 204)
}

const server = createServer((req, res) => {
  const issuer = `http://127.0.0.1:${server.address().port}`
  const { pathname } = new URL(req.url, issuer)
  const failed = (e) => answer(res, 500, String(e?.stack ?? e))
  if (pathname.startsWith('/control/')) control(pathname.slice(9), req, res, issuer).catch(failed)
  else if (pathname.startsWith('/login/')) login(req, res).catch(failed)
  else provider.callback()(req, res)
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`))
process.stdin.resume().on('end', () => process.exit()) // ends with whoever started it
