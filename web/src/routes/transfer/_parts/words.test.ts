import { describe, expect, it } from 'vitest'
import { isBusy, summary } from './words'

describe('summary', () => {
  it('names what there is and nothing else', () => {
    expect(summary({ create: 1200, update: 0, unchanged: 3, rejected: 1 })).toBe('1,200 new, 3 as they are, 1 rejected')
  })

  it('says so where nothing was read yet', () => {
    expect(summary({ create: 0, update: 0, unchanged: 0, rejected: 0 })).toBe('No rows yet')
  })
})

describe('isBusy', () => {
  it('holds while the server works', () => {
    expect((['CHECKING', 'CHECKED', 'APPLYING', 'FINISHED', 'FAILED', 'CANCELLED'] as const).filter(isBusy)).toEqual(['CHECKING', 'APPLYING'])
  })
})
