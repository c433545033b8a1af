import type { RestrictionGround, RestrictionPartsFragment } from '@/gen/graphql'
import { Moment, Pill, Text, words } from '@/ui'

/** Why data is stored and not used otherwise, in words. */
export const groundWords: Record<RestrictionGround, string> = {
  ASKED: 'Asked for by a rights request',
  ACCURACY: 'Its accuracy is contested',
  UNLAWFUL: 'It should not be held, and is not to be erased',
  CLAIMS: 'Needed for legal claims only',
  OBJECTION: 'An objection is being weighed',
}

/** One restriction: what is not used, why, since when, and until when. */
export function Restricted({ restriction }: { restriction: RestrictionPartsFragment }) {
  const { category, product, ground, reason, placedBy, placedAt, liftAt, liftReason, liftedAt } = restriction
  const what = [category == null ? 'Everything' : words(category), product?.name].filter(Boolean).join(' of ')
  return (
    <div>
      <Text fw={550}>{what}</Text>
      {liftedAt == null ? <Pill tone="warning" dot>{liftAt == null ? 'Not used' : 'Ends soon'}</Pill> : <Pill dot>Lifted</Pill>}
      <Text size="sm">{groundWords[ground]}{reason == null ? '' : `: ${reason}`}</Text>
      <Text size="xs" c="dimmed">
        since <Moment at={placedAt} show="date" />
        {placedBy == null ? '' : `, by ${placedBy}`}
        {liftedAt != null ? <>, lifted <Moment at={liftedAt} show="date" /></> : liftAt == null ? null : <>, lifted on <Moment at={liftAt} show="date" /></>}
      </Text>
      {liftReason == null ? null : <Text size="sm">Lifted because: {liftReason}</Text>}
    </div>
  )
}
