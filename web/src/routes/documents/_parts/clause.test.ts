import { describe, expect, it } from 'vitest'
import { hintFor, reachOf } from './clause'

describe('reachOf', () => {
  it('says that a clause without a scope reaches everything', () => {
    expect(reachOf({})).toBe('All that the document reaches')
  })

  it('names everything that narrows it', () => {
    expect(reachOf({ product: { name: 'Mail' }, category: 'FILES', accountKind: 'WORK_OR_SCHOOL' })).toBe(
      'Mail, only files, only Work or school accounts',
    )
  })
})

describe('hintFor', () => {
  it('names the words that a term can have', () => {
    expect(hintFor({ type: 'ENUM', options: ['denied', 'with_reason'] })).toBe('One of: denied, with_reason')
    expect(hintFor({ type: 'DURATION', options: [] })).toContain('P30D')
  })
})
