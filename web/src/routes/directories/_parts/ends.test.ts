import { expect, it } from 'vitest'
import { endsSoon } from './ends'

const now = Date.parse('2026-03-10T12:00:00Z')

it.each([
  ['2026-03-10T11:59:59Z', null],
  ['2026-03-11T11:59:59Z', { text: 'Ends within a day', tone: 'danger' }],
  ['2026-03-17T12:00:00Z', { text: 'Ends in 7 days', tone: 'danger' }],
  ['2026-03-17T12:00:01Z', { text: 'Ends in 7 days', tone: 'warning' }],
  ['2026-04-09T12:00:00Z', { text: 'Ends in 30 days', tone: 'warning' }],
  ['2026-04-09T12:00:01Z', null],
])('says of an end at %s: %o', (at, said) => {
  expect(endsSoon(at, now)).toEqual(said)
})
