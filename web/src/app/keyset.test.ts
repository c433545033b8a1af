import { describe, expect, it } from 'vitest'
import { backward, forward, offsetOf, type Place } from './keyset'

describe('the way through a list', () => {
  it('goes on and comes back the same way', () => {
    const second = forward('a', {}, 'c1')
    const third = forward('a', second, 'c2')
    expect(third).toEqual({ after: 'c2', page: 3 })
    expect(backward('a', third)).toEqual(second)
    expect(backward('a', second)).toEqual({})
  })

  it('goes to the first page when it does not know the way back', () => {
    const place: Place = { after: 'from a shared link', page: 7 }
    expect(backward('b', place)).toEqual({})
  })

  it('counts the rows before a page', () => {
    expect(offsetOf({}, 50)).toBe(0)
    expect(offsetOf({ after: 'c2', page: 3 }, 50)).toBe(100)
  })
})
