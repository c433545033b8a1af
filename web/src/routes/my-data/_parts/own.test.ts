import { describe, expect, it } from 'vitest'
import { asks, asksFor, isMoving, isUnanswered, progressOf } from './own'

describe('a request, as its subject sees it', () => {
  it('counts the systems that have answered', () => {
    const request = { kind: 'ACCESS', state: 'IN_PROGRESS', sourcesTotal: 3, sourcesDone: 1 } as const
    expect(progressOf(request)).toContain('1 of 3')
    expect(isMoving(request)).toBe(true)
  })

  it('does not promise an erasure as a package', () => {
    const request = { kind: 'ERASURE', state: 'EXECUTING', sourcesTotal: 1, sourcesDone: 0 } as const
    expect(progressOf(request)).toBe('Your data is being erased now.')
  })

  it('holds a stopped request for unanswered, and a refused one for answered', () => {
    expect(isUnanswered({ kind: 'ERASURE', state: 'BLOCKED' })).toBe(true)
    expect(isUnanswered({ kind: 'ERASURE', state: 'REFUSED' })).toBe(false)
  })
})

it('says before each request what it will do', () => {
  for (const ask of asks) expect(ask.effects.length).toBeGreaterThan(0)
})

it('offers the rights that the law gives, each with its place, and no other', () => {
  const offered = asksFor([
    { kind: 'OPT_OUT_SALE', sources: ['11 CCR 7026(f)'] },
    { kind: 'ACCESS', sources: ['GDPR Article 15', 'Cal. Civ. Code 1798.110'] },
  ])
  expect(offered.map(({ kind }) => kind)).toEqual(['ACCESS', 'OPT_OUT_SALE'])
  expect(offered[0]?.where).toBe('GDPR Article 15 and Cal. Civ. Code 1798.110')
})
