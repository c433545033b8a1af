import { describe, expect, it } from 'vitest'
import { barsOf, ticksOf, windowFor } from './bars'
import type { StepPartsFragment } from '@/gen/graphql'

function step(from: string, until: string | null, value: string, more: Partial<StepPartsFragment['effective']> = {}): StepPartsFragment {
  return { from, until, effective: { sentence: '', external: false, value: { text: value }, winner: null, floors: [], conflict: [], ...more } }
}

const today = Date.parse('2026-01-01T00:00:00Z')
const history = [
  step('2018-01-01T00:00:00Z', '2024-01-01T00:00:00Z', '1 month'),
  step('2024-01-01T00:00:00Z', '2025-07-02T00:00:00Z', '20 days', { winner: { layer: 'ORDER_FORM', title: 'O', section: '1' } }),
  step('2025-07-02T00:00:00Z', null, '14 days', { conflict: [{ title: 'O' }] }),
]

describe('barsOf', () => {
  it('draws what reaches into the window, from its edge to its edge', () => {
    const bars = barsOf(history, windowFor([history], today, 1), today)
    expect(bars.map(({ value, now, source }) => [value, now, source])).toEqual([
      ['20 days', false, 'agreement'],
      ['14 days', true, 'conflict'],
    ])
    expect(bars[0]?.start).toBe(0)
    expect(bars.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100)
  })

  it('begins before the first change where everything is asked for', () => {
    const all = windowFor([history], today, undefined)
    expect(all.begin).toBeLessThan(Date.parse('2024-01-01T00:00:00Z'))
    expect(barsOf(history, all, today)).toHaveLength(3)
  })
})

describe('ticksOf', () => {
  it('marks quarters of a short window and years of a long one', () => {
    expect(ticksOf(windowFor([history], today, 1)).map(({ label }) => label)).toContain('Apr 2026')
    expect(ticksOf(windowFor([history], today, 9)).length).toBeLessThan(10)
  })
})
