import { expect, it } from 'vitest'
import { endingAfter } from './lifetime'

it('counts days, not months', () => {
  expect(endingAfter(30, Date.parse('2026-01-31T08:00:00Z'))).toBe('2026-03-02T00:00:00.000Z')
})

it('gives the same end all day long, so that an approved token can be asked for again', () => {
  expect(endingAfter(7, Date.parse('2026-01-31T23:59:59Z'))).toBe(endingAfter(7, Date.parse('2026-01-31T00:00:00Z')))
})

it('gives a whole day where one day is asked for', () => {
  expect(endingAfter(1, Date.parse('2026-01-31T23:00:00Z'))).toBe('2026-02-01T23:00:00.000Z')
})
