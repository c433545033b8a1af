import { memberRoles, memberStates, type membersRoute } from '../route'
import type { MemberFilter, MembersQuery, MemberSortField } from '@/gen/graphql'
import { words } from '@/ui'

/** What the address of the list says. */
export type MemberSearch = (typeof membersRoute)['types']['fullSearchSchema']

/** How many members are asked for at once. */
export const pageSize = 50

/** The filter for the server. Deleted members show only when asked for. */
export function filterOf(search: MemberSearch): MemberFilter {
  return {
    search: search.q,
    states: search.state === undefined ? undefined : [search.state],
    role: search.role,
    directoryId: search.directory,
  }
}

/** The order for the server: by name, unless the address says otherwise. */
export function sortOf(search: MemberSearch): { field: MemberSortField; direction: 'ASC' | 'DESC' } {
  return { field: search.sort ?? 'DISPLAY_NAME', direction: search.dir ?? 'ASC' }
}

/** Whether anything narrows the list. */
export function isFiltered({ q, state, role, directory }: MemberSearch): boolean {
  return [q, state, role, directory].some((one) => one !== undefined)
}

/** The states to choose from. */
export const stateOptions = memberStates.map((value) => ({ value, label: words(value) }))

/** The roles to choose from. */
export const roleOptions = memberRoles.map((value) => ({ value, label: words(value) }))

/** The directories to choose from. */
export function directoryOptions(data: MembersQuery | undefined) {
  return (data?.directories ?? []).map(({ id, name }) => ({ value: id, label: name }))
}
