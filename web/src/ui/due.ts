import { plural } from './format'
import type { Tone } from './status'

const day = 24 * 60 * 60 * 1000
const soonDays = 7

/** How a due time is shown: what it says, and how urgent it looks. */
export interface Due {
  text: string
  tone: Tone
}

/** Whole days from now until the due time, rounded so that "today" is the rest of these 24 hours. */
export function daysUntil(dueAt: string, now: number): number {
  return Math.floor((new Date(dueAt).getTime() - now) / day)
}

/** What to say about a request that is still open. */
export function describeDue(dueAt: string, now: number = Date.now()): Due {
  const days = daysUntil(dueAt, now)
  if (days < 0) return { text: overdueText(-days), tone: 'danger' }
  if (days === 0) return { text: 'Due today', tone: 'danger' }
  if (days === 1) return { text: 'Due tomorrow', tone: 'warning' }
  return { text: `Due in ${plural(days, 'day', 'days')}`, tone: days <= soonDays ? 'warning' : 'neutral' }
}

function overdueText(days: number): string {
  return days <= 1 ? 'Overdue since today' : `${plural(days - 1, 'day', 'days')} overdue`
}
