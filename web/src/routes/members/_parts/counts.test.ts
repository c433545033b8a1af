import { expect, it } from 'vitest'
import { byCategory } from './counts'

it('adds up a category over products, the most first', () => {
  const counts = [
    { category: 'HEALTH', count: 2, product: { name: 'Band' } },
    { category: 'FILES', count: 3, product: { name: 'Drive' } },
    { category: 'FILES', count: 4, product: { name: 'Mail' } },
    { category: 'FILES', count: 1, product: { name: 'Mail' } },
  ]
  expect(byCategory(counts)).toEqual([
    { key: 'FILES', label: 'Files', value: 8, hint: 'Drive, Mail' },
    { key: 'HEALTH', label: 'Health', value: 2, hint: 'Band' },
  ])
})
