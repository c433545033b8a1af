import { describe, expect, it } from 'vitest'
import { guides } from './guides'

describe.each(Object.entries(guides))('the guide of %s', (_, guide) => {
  const all = guide.steps.join(' ')

  it('says where the redirect URI goes, and which scopes and claims are needed', () => {
    expect(all).toMatch(/redirect URI/i)
    expect(guide.scopes).toMatch(/email/)
    expect(guide.claims).toMatch(/email_verified/)
  })

  it('says how groups come, and what becomes of signing out', () => {
    expect(guide.groups).toMatch(/group/i)
    expect(guide.logout).toMatch(guide.tellsOfLogout ? /back-channel address/ : /tells? (nobody|other services)|does not tell/)
  })
})

it('warns of Keycloak’s logout that names one session only', () => {
  expect(guides.KEYCLOAK.logout).toContain('Turn “Backchannel logout session required” off')
})
