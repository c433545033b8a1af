import { describe, expect, it } from 'vitest'
import { meaningOf } from './columns'

describe('meaningOf', () => {
  it('explains core, enterprise and own columns', () => {
    expect(meaningOf('emails[type eq "work"].primary')).toContain('used first')
    expect(meaningOf('urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department')).toContain('enterprise')
    expect(meaningOf('urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value')).toContain('manager')
    expect(meaningOf('urn:example:fleet:2.0:User:licence')).toContain('your own')
    expect(meaningOf('nickName')).toBe('')
  })
})
