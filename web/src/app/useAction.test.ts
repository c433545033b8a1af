import { describe, expect, it } from 'vitest'
import documents from '@/gen/persisted-documents.json'
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

describe('a change that waits for a second person', () => {
  it('is told from one that failed', () => {
    const pending = { code: 'PENDING', message: 'This waits for a second person.', path: [] }
    expect(problemsOf({ updateMember: { errors: [pending] } })).toEqual([{ message: pending.message, path: [], waits: true }])
  })

  it('is known by a code that every change asks for', () => {
    const changes = Object.values(documents).filter((text) => text.startsWith('mutation'))
    expect(changes.length).toBeGreaterThan(50)
    expect(changes.filter((text) => !/errors \{[^}]*\bcode\b/.test(text))).toEqual([])
  })
})

describe('problemOn', () => {
  it('finds the problem of a field, and of no other', () => {
    expect(problemOn([taken], 'name')).toBe('The name is taken.')
    expect(problemOn([taken], 'memberIds')).toBeUndefined()
  })
})
