import { describe, expect, it } from 'vitest'
import { layerOrder, placeOf, slabsOf, stackOf } from './stack'
import type { TermLayer, TermRulePartsFragment } from '@/gen/graphql'

function rule(layer: TermLayer, written: string): TermRulePartsFragment {
  return { layer, title: layer, section: '1', operator: 'ASSIGN', written, text: written, quote: null, signedAt: null, narrowed: null, clauseId: null, product: null, document: null }
}

describe('stackOf', () => {
  it('orders by precedence, not by who won', () => {
    const stack = stackOf({
      winner: rule('MASTER_AGREEMENT', 'P20D'),
      contributors: [],
      losers: [
        { rule: rule('STATEMENT', 'P30D'), sentence: 'A higher rank says something else.' },
        { rule: rule('ORGANIZATION_POLICY', 'P60D'), sentence: 'Policies may not set it.' },
      ],
      defaultRule: rule('STATEMENT', 'P30D'),
    })
    expect(stack.map(({ rule: { layer }, role }) => [layer, role])).toEqual([
      ['ORGANIZATION_POLICY', 'loser'],
      ['MASTER_AGREEMENT', 'winner'],
      ['STATEMENT', 'loser'],
    ])
  })

  it('shows the rule of the default when nothing else names it', () => {
    const stack = stackOf({ contributors: [], losers: [], defaultRule: rule('STATEMENT', 'true') })
    expect(stack.map(({ role }) => role)).toEqual(['default'])
  })
})

describe('slabsOf', () => {
  it('has every layer, and puts what decided first', () => {
    const slabs = slabsOf({
      winner: rule('MASTER_AGREEMENT', 'P20D'),
      contributors: [],
      losers: [{ rule: rule('MASTER_AGREEMENT', 'P9D'), sentence: 'Signed earlier.' }],
      defaultRule: rule('STATEMENT', 'P30D'),
    })
    expect(slabs.map(({ layer }) => layer)).toEqual(layerOrder)
    expect(slabs.filter(({ role }) => role !== undefined).map(({ layer, role, rules }) => [layer, role, rules.length])).toEqual([
      ['MASTER_AGREEMENT', 'winner', 2],
      ['STATEMENT', 'default', 1],
    ])
  })
})

it('cites a number as a section and a heading as itself', () => {
  expect(placeOf('4.1')).toBe('Section 4.1')
  expect(placeOf('How we use data')).toBe('How we use data')
})
