import type { GrantLineFragment } from '@/gen/graphql'
import { listed, words } from '@/ui'

/** What a held role is called. */
export function grantName({ role, ownRoleName }: Pick<GrantLineFragment, 'role' | 'ownRoleName'>): string {
  return ownRoleName ?? (role == null ? 'A role' : words(role))
}

/** Whom a held role reaches, in words. */
export function grantReach({ limited, groups }: Pick<GrantLineFragment, 'limited' | 'groups'>): string {
  if (!limited) return 'The whole organization'
  return groups.length === 0 ? 'Nobody: its groups are gone' : `Members of ${listed(groups.map((one) => one.displayName))}`
}
