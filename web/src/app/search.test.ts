import { describe, expect, it } from 'vitest'
import { day, flag, oneOf, positive, text } from './search'

describe('what an address carries', () => {
  it('keeps texts that say something', () => {
    expect(text(' ')).toBeUndefined()
    expect(text('ada')).toBe('ada')
    expect(text(42)).toBe('42')
    expect(text({ $gt: 1 })).toBeUndefined()
  })

  it('keeps only known words', () => {
    expect(oneOf(['ACTIVE', 'SUSPENDED'] as const, 'ACTIVE')).toBe('ACTIVE')
    expect(oneOf(['ACTIVE'] as const, 'active')).toBeUndefined()
  })

  it.each([
    [2, 2],
    ['3', 3],
    [0, undefined],
    [1.5, undefined],
    ['x', undefined],
    [null, undefined],
  ])('reads %s as the number %s', (value, number) => {
    expect(positive(value)).toBe(number)
  })

  it.each([
    ['2026-03-02', '2026-03-02'],
    ['2026-13-02', undefined],
    ['yesterday', undefined],
    [20260302, undefined],
  ])('reads %s as the day %s', (value, result) => {
    expect(day(value)).toBe(result)
  })

  it('takes a flag only when it is set', () => {
    expect(flag('true')).toBe(true)
    expect(flag('false')).toBeUndefined()
  })
})
