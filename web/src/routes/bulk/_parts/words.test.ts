import { describe, expect, it } from 'vitest'
import { isBusy, summary, titleOf } from './words'

describe('words of changes of many accounts', () => {
  it('names what happens, and to what', () => {
    expect(titleOf({ verb: 'SUSPEND' })).toBe('Suspend accounts')
    expect(titleOf({ verb: 'ASSIGN', product: { name: 'Mail' } })).toBe('Give a product: Mail')
    expect(titleOf({ verb: 'SUSPEND', undoesId: 'x' })).toBe('Undo: suspend accounts')
  })
  it('sums up who is changed', () => {
    expect(summary({ change: 0, unchanged: 0, refused: 0 })).toBe('Nobody yet')
    expect(summary({ change: 12, unchanged: 0, refused: 1 })).toBe('12 changed, 1 left out')
  })
  it('knows what goes on by itself', () => {
    expect(isBusy('APPLYING')).toBe(true)
    expect(isBusy('CHECKED')).toBe(false)
  })
})
