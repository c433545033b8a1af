import { expect, it } from 'vitest'
import { matching } from './match'

const items = [
  { label: 'Import and export', hint: 'Organization', also: 'csv file upload' },
  { label: 'Members', hint: 'Organization', also: 'people accounts' },
  { label: 'Set up a connection', hint: 'Sign-in', also: 'sso oidc provider' },
]
const labels = (text: string) => matching(items, text).map(({ label }) => label)

it('finds by the beginnings of words, in any order', () => {
  expect(labels('exp imp')).toEqual(['Import and export'])
  expect(labels('conn')).toEqual(['Set up a connection'])
})

it('finds by other words for a thing, and by where it is', () => {
  expect(labels('SSO')).toEqual(['Set up a connection'])
  expect(labels('organization')).toEqual(['Import and export', 'Members'])
})

it('puts what is named so before what is merely near', () => {
  expect(matching([{ label: 'Log', hint: 'Members' }, { label: 'Members', hint: 'x' }], 'mem')[0]?.label).toBe('Members')
})

it('minds no accents, and finds nothing for a word too many', () => {
  expect(labels('mémbers')).toEqual(['Members'])
  expect(labels('members nonsense')).toEqual([])
})

it('shows everything for no text', () => {
  expect(labels(' ')).toHaveLength(3)
})
