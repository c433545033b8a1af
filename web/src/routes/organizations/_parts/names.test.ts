import { describe, expect, it } from 'vitest'
import { domainsOf, slugOf } from './names'

describe('slugOf', () => {
  it.each([
    ['Müller & Söhne', 'muller-sohne'],
    ['  Acme, Inc. ', 'acme-inc'],
    ['日本', ''],
  ])('shortens %s to %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })
})

describe('domainsOf', () => {
  it('takes lines and commas, and each domain once', () => {
    expect(domainsOf('Example.org\nexample.org, b.example\n')).toEqual(['example.org', 'b.example'])
  })
})
