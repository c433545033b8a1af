import { describe, expect, it } from 'vitest'
import { KeyReader, placeKeys, type Stroke } from './keys'

const press = (key: string, rest: Partial<Stroke> = {}): Stroke => ({ key, command: false, alt: false, busy: false, ...rest })

describe('KeyReader', () => {
  it('opens the palette by Ctrl+K, while writing and with single keys off too', () => {
    expect(new KeyReader().read(press('k', { command: true, busy: true }), 0, false)).toBe('palette')
    expect(new KeyReader().read(press('K', { command: true }), 0, true)).toBe('palette')
  })

  it('leaves other keys with a modifier to the browser', () => {
    expect(new KeyReader().read(press('l', { command: true }), 0, true)).toBeNull()
    expect(new KeyReader().read(press('k', { command: true, alt: true }), 0, true)).toBeNull()
  })

  it('goes to a place by g and its letter, within a while', () => {
    const keys = new KeyReader()
    expect(keys.read(press('g'), 0, true)).toBeNull()
    expect(keys.read(press('m'), 500, true)).toBe('/members')
    expect(keys.read(press('m'), 600, true)).toBeNull()
    expect(keys.read(press('g'), 1000, true)).toBeNull()
    expect(keys.read(press('m'), 9000, true)).toBeNull()
  })

  it('goes to groups by g twice, and forgets what leads nowhere', () => {
    const keys = new KeyReader()
    keys.read(press('g'), 0, true)
    expect(keys.read(press('g'), 10, true)).toBe('/groups')
    keys.read(press('g'), 20, true)
    expect(keys.read(press('ö'), 30, true)).toBeNull()
    expect(keys.read(press('m'), 40, true)).toBeNull()
  })

  it('says nothing to single keys while somebody writes, nor when they are off', () => {
    expect(new KeyReader().read(press('?', { busy: true }), 0, true)).toBeNull()
    expect(new KeyReader().read(press('?'), 0, false)).toBeNull()
    expect(new KeyReader().read(press('?'), 0, true)).toBe('help')
    expect(new KeyReader().read(press('/'), 0, true)).toBe('search')
  })

  it('has a letter of its own for each place', () => {
    const letters = Object.values(placeKeys)
    expect(new Set(letters).size).toBe(letters.length)
  })
})
