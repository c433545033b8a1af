import { requestKinds, type queueViews } from '../route'
import type { RequestFilter, RequestKind, RequestState } from '@/gen/graphql'
import { words } from '@/ui'

/** Which part of the queue is shown. */
export type QueueView = (typeof queueViews)[number]

/** How many requests a page shows. */
export const pageSize = 25

const closed = ['COMPLETED', 'REFUSED', 'WITHDRAWN'] as const satisfies readonly RequestState[]

/** The views, as they are called. */
export const viewOptions: { value: QueueView; label: string }[] = [
  { value: 'open', label: 'Open' },
  { value: 'approval', label: 'To approve' },
  { value: 'blocked', label: 'On hold' },
  { value: 'closed', label: 'Closed' },
  { value: 'all', label: 'All' },
]

/** The rights to choose from. */
export const kindOptions = requestKinds.map((value) => ({ value, label: words(value) }))

/** The filter for the server. */
export function filterOf(view: QueueView, kind: RequestKind | undefined): RequestFilter {
  const kinds = kind === undefined ? undefined : [kind]
  switch (view) {
    case 'open':
      return { kinds, open: true }
    case 'approval':
      return { kinds, states: ['AWAITING_APPROVAL'] }
    case 'blocked':
      return { kinds, states: ['BLOCKED'] }
    case 'closed':
      return { kinds, states: [...closed] }
    case 'all':
      return { kinds }
  }
}

/** Whether a request still waits for its answer. */
export function isOpen(state: RequestState): boolean {
  return !closed.some((one) => one === state)
}
