import { describe, expect, it } from 'vitest'
import { fill, formatMilliseconds, formatRate, perSecond, type Point } from './points'

const point = (at: string): Point => ({ at, requests: 30, errors: 1, statements: 60, p50: 1, p95: 2, p99: 3 })

describe('fill', () => {
  it('shows a quarter of an hour, with its pauses, and not what still goes on', () => {
    const all = fill([point('2026-03-02T09:00:00Z'), point('2026-03-02T09:14:45Z'), point('2026-03-02T09:15:00Z')], '2026-03-02T09:15:07Z')
    expect(all).toHaveLength(60)
    expect(all[0]?.at).toBe('2026-03-02T09:00:00.000Z')
    expect(all.map(({ point: of }, i) => (of === undefined ? -1 : i)).filter((i) => i >= 0)).toEqual([0, 59])
  })

  it('leaves out what is older', () => {
    expect(fill([point('2026-03-02T08:00:00Z')], '2026-03-02T09:15:00Z').every(({ point: of }) => of === undefined)).toBe(true)
  })
})

it('says times and rates as people do', () => {
  expect([0.42, 12.3, 1340, 61_000].map(formatMilliseconds)).toEqual(['0.4 ms', '12 ms', '1.3 s', '61 s'])
  expect([perSecond(6), 1234].map(formatRate)).toEqual(['0.4', '1,234'])
})
