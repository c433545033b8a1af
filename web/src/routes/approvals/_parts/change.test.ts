import { expect, it } from 'vitest'
import { lines, spoken, value } from './change'

it('says names of the API in words', () => {
  expect(['grantRole', 'memberId', 'groupIds.1', 'pointsPerSecond'].map(spoken)).toEqual(['Grant role', 'Member', 'Group 1', 'Points per second'])
})

it('leaves what people typed as it is', () => {
  expect(['MANAGE_ROLES', 'Ada Lindqvist', 'IT'].map(value)).toEqual(['Manage roles', 'Ada Lindqvist', 'IT'])
})

it('puts the values of a list on one line, and times as dates', () => {
  const input = [
    { key: 'label', value: 'Batch server' },
    { key: 'scopes.1', value: 'READ_MEMBERS' },
    { key: 'scopes.2', value: 'READ_LOG' },
    { key: 'groupIds.1', value: 'Sales' },
    { key: 'expiresAt', value: '2026-03-02T09:00:00Z' },
  ]
  const said = lines(input)
  expect(said.slice(0, 3)).toEqual([['Label', 'Batch server'], ['Scopes', 'Read members and Read log'], ['Group', 'Sales']])
  expect(said[3]?.[1]).toMatch(/2 Mar 2026/)
})
