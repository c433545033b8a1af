import { describe, expect, it } from 'vitest'
import { describeDue } from './due'

const now = Date.parse('2026-03-10T12:00:00Z')

describe('describeDue', () => {
  it.each([
    ['2026-03-07T11:00:00Z', '3 days overdue', 'danger'],
    ['2026-03-10T11:00:00Z', 'Overdue since today', 'danger'],
    ['2026-03-10T18:00:00Z', 'Due today', 'danger'],
    ['2026-03-11T13:00:00Z', 'Due tomorrow', 'warning'],
    ['2026-03-17T12:00:00Z', 'Due in 7 days', 'warning'],
    ['2026-04-09T12:00:00Z', 'Due in 30 days', 'neutral'],
  ])('says of %s: %s', (dueAt, text, tone) => {
    expect(describeDue(dueAt, now)).toEqual({ text, tone })
  })
})
