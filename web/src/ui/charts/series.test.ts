import { describe, expect, it } from 'vitest'
import { fillDays, total } from './series'

describe('fillDays', () => {
  it('puts in days on which nothing happened, over the end of a leap February', () => {
    const points = [
      { day: '2028-03-01', values: { n: 2 } },
      { day: '2028-02-28', values: { n: 1 } },
    ]
    expect(fillDays(points).map((point) => point.day)).toEqual(['2028-02-28', '2028-02-29', '2028-03-01'])
  })

  it('has nothing to fill when there are no points', () => {
    expect(fillDays([])).toEqual([])
  })
})

describe('total', () => {
  it('counts a missing value as nothing', () => {
    expect(total([{ day: '2026-01-01', values: { a: 2 } }, { day: '2026-01-02', values: {} }], 'a')).toBe(2)
  })
})
