import { expect, it } from 'vitest'
import { count } from './count'

it('counts a state that is not named as none', () => {
  const states = [{ state: 'ACTIVE', count: 3 }]
  expect(count(states, 'ACTIVE')).toBe(3)
  expect(count(states, 'DELETED')).toBe(0)
})
