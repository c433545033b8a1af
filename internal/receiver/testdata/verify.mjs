// Checks a security event token as a receiver written with the npm library jose
// would: node verify.mjs PATH-OF-JOSE KEY-SET-ADDRESS ISSUER AUDIENCE < token
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const [library, keys, issuer, audience] = process.argv.slice(2)
const { createRemoteJWKSet, jwtVerify } = await import(pathToFileURL(library).href)
const token = readFileSync(0, 'utf8').trim()
const { payload, protectedHeader } = await jwtVerify(token, createRemoteJWKSet(new URL(keys)), {
  issuer, audience, typ: 'secevent+jwt', algorithms: ['ES256'], requiredClaims: ['jti', 'iat', 'txn', 'sub_id', 'events'],
})
console.log(JSON.stringify({ kid: protectedHeader.kid, events: Object.keys(payload.events), subject: payload.sub_id }))
