import { useQuery } from '@/app/useQuery'
import { ProviderRolesDocument, type Role } from '@/gen/graphql'
import { words } from '@/ui'

/** The roles that a provider's groups may give, as the server lists them. */
export function useRoleChoices() {
  const [{ data }] = useQuery({ query: ProviderRolesDocument })
  const assignable = (data?.roles ?? []).filter((one) => one.assignable)
  return {
    /** As choices; those that reach everything only where that was allowed. */
    options: (whole: boolean) => assignable.filter((one) => whole || one.limitable).map(({ role }) => ({ value: role, label: words(role) })),
    /** The roles among texts. */
    among: (texts: readonly string[]): Role[] => assignable.map(({ role }) => role).filter((role) => texts.includes(role)),
  }
}
