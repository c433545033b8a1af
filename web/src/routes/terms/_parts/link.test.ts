import { expect, it } from 'vitest'
import { pinned } from './link'

const asked = { validAt: '2026-03-02T09:00:00Z', knownAt: '2026-03-02T09:00:00Z' }

it('writes the days out, and keeps the rest of the question', () => {
  expect(pinned('https://a.example/terms/k?member=m', {}, asked)).toBe('https://a.example/terms/k?member=m&on=2026-03-02&known=2026-03-02')
})

it('keeps the days that were asked for', () => {
  expect(pinned('https://a.example/terms/k?on=2019-03-01', { on: '2019-03-01' }, asked)).toBe('https://a.example/terms/k?on=2019-03-01&known=2026-03-02')
})
