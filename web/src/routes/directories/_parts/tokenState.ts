/** Whether a token still opens the door. */
export function tokenState(
  token: { revokedAt?: string | null; expiresAt: string },
  now: number,
): 'ACTIVE' | 'REVOKED' | 'EXPIRED' {
  if (token.revokedAt != null) return 'REVOKED'
  return new Date(token.expiresAt).getTime() <= now ? 'EXPIRED' : 'ACTIVE'
}
