import { describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatDay,
  formatRelative,
  formatTotal,
  initials,
  listed,
  plural,
  words,
  wordsInside,
} from './format'

const now = Date.parse('2026-03-10T12:00:00Z')

describe('formatRelative', () => {
  it.each([
    ['2026-03-10T12:00:20Z', 'just now'],
    ['2026-03-10T11:15:00Z', '45 minutes ago'],
    ['2026-03-10T15:00:00Z', 'in 3 hours'],
    ['2026-03-11T12:00:00Z', 'tomorrow'],
    ['2026-02-20T12:00:00Z', '18 days ago'],
    ['2025-12-10T12:00:00Z', '3 months ago'],
    ['2024-03-10T12:00:00Z', '2 years ago'],
  ])('shows %s as %s', (at, text) => {
    expect(formatRelative(at, now)).toBe(text)
  })
})

describe('words', () => {
  it.each([
    ['PRIVACY_OFFICER', 'Privacy officer'],
    ['SEARCH_AND_AI', 'Search and AI'],
    ['member.suspended', 'Member suspended'],
  ])('reads %s as %s', (name, text) => {
    expect(words(name)).toBe(text)
  })

  it('keeps names of laws as they are inside a sentence', () => {
    expect(wordsInside('EU_GDPR')).toBe('EU GDPR')
    expect(wordsInside('NAME_AND_CONTACT')).toBe('name and contact')
  })
})

describe('numbers', () => {
  it('says where the server stopped counting', () => {
    expect(formatTotal(10_000, 'member', 'members')).toBe('10,000+ members')
    expect(formatTotal(1, 'member', 'members')).toBe('1 member')
    expect(plural(0, 'item', 'items')).toBe('0 items')
  })

  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1400, '1.4 KB'],
    [230_000_000, '230 MB'],
  ])('shows %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })
})

describe('names and lists', () => {
  it('reads a calendar day as that day in every time zone', () => {
    expect(formatDay('2026-03-02')).toBe('2 Mar')
  })

  it('joins as people write', () => {
    expect(listed([])).toBe('')
    expect(listed(['a'])).toBe('a')
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c')
  })

  it.each([
    ['Ada Lovelace', 'AL'],
    ['ada.lovelace@example.org', 'AO'],
    ['Plato', 'P'],
    ['', '?'],
  ])('takes initials of %s', (name, text) => {
    expect(initials(name)).toBe(text)
  })
})
