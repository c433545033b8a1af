import { describe, expect, it } from 'vitest'
import { filterOf, isOpen } from './queue'

describe('filterOf', () => {
  it('lets the server decide what is open', () => {
    expect(filterOf('open', undefined)).toEqual({ open: true })
  })

  it('combines a view with a right', () => {
    expect(filterOf('approval', 'ERASURE')).toEqual({ kinds: ['ERASURE'], states: ['AWAITING_APPROVAL'] })
  })

  it('leaves everything in when all is asked for', () => {
    expect(filterOf('all', undefined)).toEqual({})
  })
})

describe('isOpen', () => {
  it('holds a stopped request for open: its clock still runs', () => {
    expect(isOpen('BLOCKED')).toBe(true)
    expect(isOpen('WITHDRAWN')).toBe(false)
  })
})
