import { describe, expect, it } from 'vitest'
import { filterOf, isFiltered, sortOf, type MemberSearch } from './filter'

const none: MemberSearch = {}

describe('what the list asks the server for', () => {
  it('asks for everything by name when the address says nothing', () => {
    expect(filterOf(none)).toEqual({})
    expect(sortOf(none)).toEqual({ field: 'DISPLAY_NAME', direction: 'ASC' })
    expect(isFiltered(none)).toBe(false)
  })

  it('passes the filter of the address on', () => {
    const search: MemberSearch = { ...none, q: 'ada', state: 'SUSPENDED', role: 'OWNER', directory: 'd1' }
    expect(filterOf(search)).toEqual({ search: 'ada', states: ['SUSPENDED'], role: 'OWNER', directoryId: 'd1' })
    expect(isFiltered(search)).toBe(true)
  })

  it('does not take a sorted list for a filtered one', () => {
    expect(isFiltered({ ...none, sort: 'CREATED_AT' })).toBe(false)
  })
})
