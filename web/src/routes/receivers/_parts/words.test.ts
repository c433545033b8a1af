import { describe, expect, it } from 'vitest'
import { typeWords } from './words'

describe('typeWords', () => {
  it('tells events by their URIs', () => {
    expect(typeWords('urn:ietf:params:scim:event:prov:patch:notice')).toBe('Changed')
    expect(typeWords('urn:ietf:params:scim:event:prov:deactivate')).toBe('Deactivated')
    expect(typeWords('https://schemas.openid.net/secevent/ssf/event-type/verification')).toBe('Verification')
    expect(typeWords('urn:example:other')).toBe('urn:example:other')
  })
})
