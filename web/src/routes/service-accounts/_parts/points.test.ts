import { expect, it } from 'vitest'
import { pointsOf } from './points'

it('reads a limit, and tells none from nonsense', () => {
  expect(pointsOf(' 50 ')).toBe(50)
  expect(pointsOf('  ')).toBeNull()
  expect(['0', '-1', '1.5', 'many'].map(pointsOf)).toEqual([undefined, undefined, undefined, undefined])
})
