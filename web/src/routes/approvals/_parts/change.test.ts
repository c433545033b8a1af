import { expect, it } from 'vitest'
import { spoken, value } from './change'

it('says names of the API in words', () => {
  expect(['grantRole', 'memberId', 'groupIds.1', 'pointsPerSecond'].map(spoken)).toEqual(['Grant role', 'Member', 'Group 1', 'Points per second'])
})

it('leaves what people typed as it is', () => {
  expect(['MANAGE_ROLES', 'Ada Lindqvist', 'IT', '2026-03-02T09:00:00Z'].map(value)).toEqual(['Manage roles', 'Ada Lindqvist', 'IT', '2026-03-02T09:00:00Z'])
})
