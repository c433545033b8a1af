import { describe, expect, it } from 'vitest'
import { areaOf, askFor, isChanged, isShown, matches, scopeOf, type Show, type TermRow } from './terms'

function row(key: string, value: string, usual: string, more: Partial<TermRow> = {}): TermRow {
  return {
    sentence: '',
    withoutContract: '',
    external: false,
    term: { key, title: `About ${key}`, matter: 'privacy', subjectOnly: false },
    value: { text: value },
    default: { text: usual },
    winner: null,
    losers: [],
    floors: [],
    conflict: [],
    ...more,
  }
}

describe('askFor', () => {
  it('means the end of a day, so that what was signed on it counts', () => {
    expect(askFor({ product: 'p', on: '2019-03-01' }, true)).toMatchObject({ productId: 'p', validAt: '2019-03-01T23:59:59Z', ofMember: false })
  })

  it('asks for the name of whoever the question is about, and for a version of a product only', () => {
    expect(askFor({ member: 'm', version: '2' }, true)).toMatchObject({ member: 'm', memberId: 'm', ofMember: true, version: undefined })
  })

  it('carries nothing but the scope on', () => {
    expect(scopeOf({ member: 'm', ...{ q: 'x' } })).not.toHaveProperty('q')
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

  it('finds by name, key and value, whatever the case', () => {
    expect(terms.filter((term) => matches(term, 'SESSION'))).toHaveLength(1)
    expect(terms.filter((term) => matches(term, 'p30'))).toHaveLength(1)
    expect(terms.filter((term) => matches(term, ''))).toHaveLength(3)
  })

  it.each<[Show | undefined, number]>([[undefined, 4], ['changed', 3], ['contract', 1], ['conflict', 1], ['clamped', 1]])('narrowed to %s', (show, count) => {
    const all = [
      row('a', '1', '2', { winner: { layer: 'MASTER_AGREEMENT', title: 'M', section: '1' } }),
      row('b', '1', '2', { winner: { layer: 'ORGANIZATION_POLICY', title: 'P', section: '1' }, floors: [{ applied: true }] }),
      row('c', '1', '2', { conflict: [{ title: 'M' }, { title: 'N' }] }),
      row('d', '1', '1', { winner: { layer: 'ORDER_FORM', title: 'O', section: '1' }, floors: [{ applied: false }] }),
    ]
    expect(all.filter((one) => isShown(one, show))).toHaveLength(count)
  })
})
