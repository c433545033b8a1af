import { describe, expect, it } from 'vitest'
import { drawnBetween, heard } from './window'

describe('which pages are drawn', () => {
  const heights = [100, 200, 100, 100, 100]
  it.each([
    ['the beginning', { top: -20, bottom: 80, margin: 50 }, { from: 0, to: 2, above: 0, below: 300, row: 0 }],
    ['the middle', { top: 200, bottom: 290, margin: 0 }, { from: 1, to: 2, above: 100, below: 300, row: 15 }],
    ['the end', { top: 550, bottom: 650, margin: 100 }, { from: 3, to: 5, above: 400, below: 0, row: 45 }],
    ['beyond the end', { top: 5000, bottom: 5100, margin: 0 }, { from: 4, to: 5, above: 500, below: 0, row: 0 }],
    ['before the beginning', { top: -900, bottom: -800, margin: 0 }, { from: 0, to: 1, above: 0, below: 500, row: 0 }],
  ])('%s', (_, window, drawn) => {
    expect(drawnBetween(heights, window, 10)).toEqual(drawn)
  })

  it('adds up to the whole list, wherever the window is', () => {
    const whole = heights.reduce((sum, one) => sum + one, 0)
    for (let top = -300; top < 900; top += 7) {
      const { from, to, above, below } = drawnBetween(heights, { top, bottom: top + 130, margin: 40 }, 10)
      const drawn = heights.slice(from, to).reduce((sum, one) => sum + one, 0)
      expect(above + drawn + below).toBe(whole)
      expect(to).toBeGreaterThan(from)
    }
  })
})

describe('the ends of pages', () => {
  const a = { row: 'a', cursor: '1' }
  const b = { row: 'b', cursor: '2' }
  const c = { row: 'c', cursor: '3' }

  it('grow, change in place, and stop at the last page', () => {
    const two = heard(heard([], 0, a), 1, b)
    expect(two).toEqual([a, b])
    expect(heard(two, 0, c)).toEqual([c, b])
    expect(heard(two, 0, null)).toEqual([null])
    expect(heard([null], 0, c)).toEqual([c])
  })

  it('stay as they were while a page ends with the same row', () => {
    const two = [a, b]
    expect(heard(two, 0, { row: 'a', cursor: 'sealed anew' })).toBe(two)
    expect(heard([null], 0, null)).toEqual([null])
  })
})
