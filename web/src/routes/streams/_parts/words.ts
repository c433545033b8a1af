import type { LogDeliveryQuery, LogStreamPartsFragment } from '@/gen/graphql'
import { formatCount, plural } from '@/ui'

/** How far a stream is behind, in words. */
export function lagWords({ lag, position }: Pick<LogStreamPartsFragment, 'lag' | 'position'>): string {
  if (lag.events === 0) return `Up to date, at place ${formatCount(position)}`
  return `${plural(lag.events, 'place', 'places')} of the log behind, at place ${formatCount(position)}`
}

type Sent = Pick<NonNullable<LogDeliveryQuery['logDelivery']>, 'purpose' | 'first' | 'next' | 'events'>

/** What a delivery held, in words. */
export function sentWords({ purpose, first, next, events }: Sent): string {
  if (purpose === 'CHECK') return 'Check'
  const from = first ?? 0
  const last = (next ?? 1) - 1
  return `${plural(events, 'event', 'events')}, ${from >= last ? `place ${formatCount(from)}` : `places ${formatCount(from)} to ${formatCount(last)}`}`
}
