import type { EventReceiverState, EventTokenState } from '@/gen/graphql'
import type { Tone } from '@/ui'

/** How a receiver is doing. */
export const stateWords: Record<EventReceiverState, { label: string; tone: Tone }> = {
  ENABLED: { label: 'Delivering', tone: 'success' },
  PAUSED: { label: 'Paused', tone: 'warning' },
  FAILING: { label: 'Failing', tone: 'danger' },
}

/** Where an event is. */
export const tokenWords: Record<EventTokenState, { label: string; tone: Tone }> = {
  PENDING: { label: 'Waiting', tone: 'info' },
  DELIVERED: { label: 'Taken', tone: 'success' },
  FAILED: { label: 'Refused', tone: 'danger' },
  DROPPED: { label: 'Dropped', tone: 'neutral' },
}

const types: readonly (readonly [string, string])[] = [
  ['event:feed:add', 'Joined the feed'],
  ['event:feed:remove', 'Left the feed'],
  ['event:prov:create', 'Created'],
  ['event:prov:patch', 'Changed'],
  ['event:prov:put', 'Replaced'],
  ['event:prov:delete', 'Deleted'],
  ['event:prov:activate', 'Activated'],
  ['event:prov:deactivate', 'Deactivated'],
  ['event-type/verification', 'Verification'],
]

/** What an event tells, by its URI. */
export function typeWords(uri: string): string {
  return types.find(([part]) => uri.includes(part))?.[1] ?? uri
}
