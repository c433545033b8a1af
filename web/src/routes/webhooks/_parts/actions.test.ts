import { expect, it } from 'vitest'
import { describeActions, picksOf } from './actions'

it.each([
  [['*'], 'Everything in the log'],
  [['*', 'member.created'], 'Everything in the log'],
  [['member.*'], 'everything about members'],
  [['event_key.*'], 'everything about event key'],
  [['member.created', 'request.*'], 'member created and everything about requests'],
])('says of %o: %s', (actions, said) => {
  expect(describeActions(actions)).toBe(said)
})

it('offers everything of a noun before its actions, each noun once', () => {
  expect(picksOf([{ action: 'hat.worn' }, { action: 'member.created' }, { action: 'member.deleted' }])).toEqual([
    { group: 'Hat', items: ['hat.*', 'hat.worn'] },
    { group: 'Members', items: ['member.*', 'member.created', 'member.deleted'] },
  ])
})
