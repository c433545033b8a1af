import { describe, expect, it } from 'vitest'
import { areaOf, askFor, isChanged, matches, type TermRow } from './terms'

function row(key: string, value: string, usual: string): TermRow {
  return {
    sentence: '',
    external: false,
    term: { key, title: `About ${key}`, matter: 'privacy', subjectOnly: false },
    value: { text: value },
    default: { text: usual },
    winner: null,
    losers: [],
    floors: [],
    conflict: [],
  }
}

describe('askFor', () => {
  it('means the end of a day, so that what was signed on it counts', () => {
    expect(askFor({ product: 'p', on: '2019-03-01' })).toEqual({ productId: 'p', validAt: '2019-03-01T23:59:59Z' })
  })
})

describe('the list', () => {
  const terms = [row('rights.access', 'P30D', 'P1M'), row('session.idle', 'PT1H', 'PT1H'), row('rights.erasure', 'x', 'x')]

  it('takes the first word of a key for its area', () => {
    expect(areaOf('rights.access.respond_within')).toBe('rights')
  })

  it('knows what differs from the default', () => {
    expect(terms.filter(isChanged).map(({ term }) => term.key)).toEqual(['rights.access'])
  })

  it('finds by name and key, whatever the case', () => {
    expect(terms.filter((term) => matches(term, 'SESSION'))).toHaveLength(1)
    expect(terms.filter((term) => matches(term, ''))).toHaveLength(3)
  })
})
