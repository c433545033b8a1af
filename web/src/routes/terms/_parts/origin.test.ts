import { expect, it } from 'vitest'
import { originOf } from './origin'

const none = { external: false, conflict: [], floors: [], winner: null }

it.each([
  [none, 'The product’s default'],
  [{ ...none, winner: { title: 'Master agreement', section: '7.2' } }, 'Master agreement, 7.2'],
  [{ ...none, winner: { title: 'Statement', section: '' } }, 'Statement'],
  [{ ...none, floors: [{ applied: true }] }, 'The law'],
  [{ ...none, conflict: [{}, {}], floors: [{ applied: true }] }, 'The most protective of what contradicts'],
  [{ ...none, external: true }, 'Another statement'],
])('says of %o: %s', (resolved, text) => {
  expect(originOf(resolved)).toBe(text)
})
