import { expect, it } from 'vitest'
import { describeActions, picks } from './actions'

it.each([
  [['*'], 'Everything in the log'],
  [['*', 'member.created'], 'Everything in the log'],
  [['member.*'], 'everything about members'],
  [['event_key.*'], 'everything about event key'],
  [['member.created', 'request.*'], 'member created and everything about requests'],
])('says of %o: %s', (actions, said) => {
  expect(describeActions(actions)).toBe(said)
})

it('offers nothing twice, and nothing that the server would refuse', () => {
  const all = picks.flatMap(({ items }) => items)
  expect(new Set(all).size).toBe(all.length)
  for (const one of all) expect(one).toMatch(/^[a-z_]{1,40}\.(\*|[a-z_]{1,60})$/)
})
