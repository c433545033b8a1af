import { expect, it } from 'vitest'
import { filterIn } from './address'

it('keeps the filter and leaves the page and what is open', () => {
  expect(filterIn('?state=SUSPENDED&q=ada&after=abc&page=3&event=x')).toBe('q=ada&state=SUSPENDED')
  expect(filterIn('?page=2')).toBe('')
  expect(filterIn('')).toBe('')
})

it('says the same for the same filter in another order', () => {
  expect(filterIn('b=1&a=2')).toBe(filterIn('?a=2&b=1'))
})
