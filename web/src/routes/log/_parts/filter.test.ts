import { expect, it } from 'vitest'
import { filterOf } from './filter'

it('takes in the whole of the last day', () => {
  expect(filterOf({ from: '2026-02-28', to: '2026-02-28' })).toEqual({
    from: '2026-02-28T00:00:00Z',
    to: '2026-03-01T00:00:00Z',
  })
})

it('leaves out what the address does not say', () => {
  expect(filterOf({ action: 'member.' })).toEqual({ action: 'member.' })
})
