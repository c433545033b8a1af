import { expect, it } from 'vitest'
import { referencesOf } from './references'
import type { TermRulePartsFragment } from '@/gen/graphql'

function rule(title: string, section: string, id?: string): TermRulePartsFragment {
  const document = id === undefined ? null : { id, reference: 'MA-7', signer: 'A. Signer', hash: 'ab' }
  return {
    layer: id === undefined ? 'STATEMENT' : 'MASTER_AGREEMENT', title, section, operator: 'ASSIGN', written: '1', text: '1',
    quote: null, signedAt: '2026-03-02T09:00:00Z', narrowed: null, clauseId: null, product: null, document,
  }
}

it('cites every document once, with all its sections', () => {
  const all = referencesOf({
    winner: rule('Agreement', '4.1', 'a'),
    contributors: [rule('Agreement', '4.2', 'a')],
    losers: [{ reason: 'LOWER_RANK', sentence: '', rule: rule('Statement', 'How we use data') }],
    conflict: [rule('Agreement', '4.1', 'a')],
    defaultRule: null,
  })
  expect(all.map(({ title, sections, reference }) => [title, sections, reference])).toEqual([
    ['Agreement', ['Section 4.1', 'Section 4.2'], 'MA-7'],
    ['Statement', ['How we use data'], null],
  ])
})
