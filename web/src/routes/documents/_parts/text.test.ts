import { describe, expect, it } from 'vitest'
import { offsetOf, template, toneOfLine } from './text'

describe('offsetOf', () => {
  it('finds lines and columns, and never leaves the text', () => {
    expect(offsetOf('one\ntwo\nthree', 2, 2)).toBe(5)
    expect(offsetOf('one', 9, 1)).toBe(3)
    expect(offsetOf('one\ntwo', 2, 99)).toBe(7)
  })
})

describe('toneOfLine', () => {
  it('puts what must be mended before what will not count', () => {
    const at = (fatal: boolean) => ({ line: 3, column: 1, field: '', message: '', fatal })
    expect(toneOfLine([at(false), at(true)], 3)).toBe('danger')
    expect(toneOfLine([at(false)], 3)).toBe('warning')
    expect(toneOfLine([at(true)], 2)).toBeUndefined()
  })
})

describe('template', () => {
  it('names what an amendment amends', () => {
    expect(template('2026-03-02', { reference: 'MA-7', title: 'Master agreement' })).toContain('amends: "MA-7"')
    expect(template('2026-03-02')).toContain('layer: master_agreement')
  })
})
