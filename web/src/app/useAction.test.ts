import { describe, expect, it } from 'vitest'
import { problemOn, problemsOf } from './useAction'

const taken = { message: 'The name is taken.', path: ['input', 'name'] }

describe('problemsOf', () => {
  it('collects the errors of the payload', () => {
    expect(problemsOf({ createGroup: { group: null, errors: [taken] } })).toEqual([taken])
  })

  it('finds none in a payload that was done', () => {
    expect(problemsOf({ __typename: 'Mutation', createGroup: { group: { id: 'g' }, errors: [] } })).toEqual([])
  })
})

describe('problemOn', () => {
  it('finds the problem of a field, and of no other', () => {
    expect(problemOn([taken], 'name')).toBe('The name is taken.')
    expect(problemOn([taken], 'memberIds')).toBeUndefined()
  })
})
