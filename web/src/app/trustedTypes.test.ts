import { describe, expect, it } from 'vitest'
import { styleTextOnly } from './trustedTypes'

describe('styleTextOnly', () => {
  it('lets the text of a style element through', () => {
    expect(styleTextOnly(':root { --x: 1 }')).toBe(':root { --x: 1 }')
  })

  it('refuses markup', () => {
    expect(() => styleTextOnly('<img src=x onerror=alert(1)>')).toThrow(TypeError)
  })
})
