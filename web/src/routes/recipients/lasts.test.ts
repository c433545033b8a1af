import { expect, it } from 'vitest'
import { lasts } from './lasts'

it.each([
  ['P1Y', '1 year'],
  ['P30D', '30 days'],
  ['PT2H', '2 hours'],
  ['P1Y6M', '1 year and 6 months'],
  ['PT30M', '30 minutes'],
  ['P2W', '2 weeks'],
  ['a while', 'a while'],
  ['P', 'P'],
])('says %s as %s', (text, words) => {
  expect(lasts(text)).toBe(words)
})
