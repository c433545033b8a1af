import type { Permission, Role } from '@/gen/graphql'
import { wordsInside } from '@/ui'

interface Grant {
  role: Role
  permissions: readonly Permission[]
}

/** What somebody can do with the roles after, but not with those before, in words. */
export function gained(grants: readonly Grant[], before: readonly Role[], after: readonly Role[]): string[] {
  const had = permissionsOf(grants, before)
  return [...permissionsOf(grants, after)].filter((one) => !had.has(one)).map(wordsInside)
}

function permissionsOf(grants: readonly Grant[], roles: readonly Role[]): Set<Permission> {
  return new Set(grants.filter(({ role }) => roles.includes(role)).flatMap(({ permissions }) => permissions))
}
