import { expect, it } from 'vitest'
import { endingAfter } from './lifetime'

it('counts days, not months', () => {
  expect(endingAfter(30, Date.parse('2026-01-31T08:00:00Z'))).toBe('2026-03-02T08:00:00.000Z')
})
