import { plural, type Tone } from '@/ui'

const day = 24 * 60 * 60 * 1000
/** From how many days before its end a credential is warned of; the notices begin on the same day. */
const warned = 30
const urgent = 7

/** How soon a usable credential ends, where that is worth a warning. */
export function endsSoon(expiresAt: string, now: number): { text: string; tone: Tone } | null {
  const left = new Date(expiresAt).getTime() - now
  if (left <= 0 || left > warned * day) return null
  const days = Math.floor(left / day)
  const text = days === 0 ? 'Ends within a day' : `Ends in ${plural(days, 'day', 'days')}`
  return { text, tone: left <= urgent * day ? 'danger' : 'warning' }
}
