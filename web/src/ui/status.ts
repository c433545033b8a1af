/** How a state is coloured; the word beside it always says the same. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'

const tones: Record<string, Tone> = {
  ACTIVE: 'success',
  AVAILABLE: 'success',
  COMPLETED: 'success',
  DELIVERED: 'success',
  CONNECTED: 'success',
  DONE: 'success',
  ENFORCED: 'success',
  TESTED: 'info',
  PILOT: 'info',
  REVOKED: 'neutral',
  SIGNED: 'success',
  VERIFIED: 'success',
  LOST: 'danger',
  LOSING: 'danger',
  NOTICED: 'info',
  GIVEN: 'success',
  REMINDED: 'warning',
  PROVEN: 'warning',
  CREATED: 'success',
  ASKED: 'info',
  OPEN: 'info',
  ACCEPTED: 'success',
  ALLOWED: 'success',
  EXPIRED: 'warning',
  APPROVED: 'info',
  EXECUTED: 'success',
  PENDING: 'warning',
  REJECTED: 'neutral',
  NEEDED: 'info',
  EXECUTING: 'info',
  IN_PROGRESS: 'info',
  PREPARING: 'info',
  RECEIVED: 'info',
  RUNNING: 'info',
  WAITING: 'info',
  REVIEW: 'warning',
  AWAITING_APPROVAL: 'warning',
  PAUSED: 'warning',
  SUSPENDED: 'warning',
  BLOCKED: 'danger',
  FAILED: 'danger',
  FAILING: 'danger',
  GONE: 'danger',
  OVERDUE: 'danger',
}

/** The tone of a stored state; what is over or not begun is neutral. */
export function toneOf(state: string): Tone {
  return tones[state] ?? 'neutral'
}
