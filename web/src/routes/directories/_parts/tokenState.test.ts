import { expect, it } from 'vitest'
import { tokenState } from './tokenState'

const now = Date.parse('2026-03-10T12:00:00Z')

it.each([
  [{ expiresAt: '2026-03-10T12:00:01Z' }, 'ACTIVE'],
  [{ expiresAt: '2026-03-10T12:00:00Z' }, 'EXPIRED'],
  [{ expiresAt: '2027-01-01T00:00:00Z', revokedAt: '2026-03-01T00:00:00Z' }, 'REVOKED'],
])('says of %o: %s', (token, state) => {
  expect(tokenState(token, now)).toBe(state)
})
