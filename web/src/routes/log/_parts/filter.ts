import type { EventFilter } from '@/gen/graphql'

interface LogSearch {
  action?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** What events can be about; the server takes the dot for "all that begin so". */
export const subjects = [
  { value: 'member.', label: 'Members' },
  { value: 'group.', label: 'Groups' },
  { value: 'directory.', label: 'Directories' },
  { value: 'session.', label: 'Sessions' },
  { value: 'token.', label: 'API tokens' },
  { value: 'data.', label: 'Member data' },
  { value: 'request.', label: 'Requests' },
  { value: 'hold.', label: 'Holds' },
  { value: 'document.', label: 'Documents' },
  { value: 'organization.', label: 'Organization' },
  { value: 'role.', label: 'Own roles' },
  { value: 'approval.', label: 'Approvals' },
  { value: 'service_account.', label: 'Service accounts' },
  { value: 'support.', label: 'Support access' },
]

/** The filter for the server: whole days, the last one included. */
export function filterOf({ action, from, to }: LogSearch): EventFilter {
  return {
    action,
    from: from === undefined ? undefined : `${from}T00:00:00Z`,
    to: to === undefined ? undefined : dayAfter(to),
  }
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().replace('.000', '')
}

/** Whether anything narrows the log. */
export function isFiltered({ action, from, to }: LogSearch): boolean {
  return [action, from, to].some((one) => one !== undefined)
}
