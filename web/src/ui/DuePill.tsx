import { Pill } from './StatusBadge'
import { describeDue } from './due'
import { formatDateTime } from './format'

/** When an open request is due, louder as the time comes; nothing once it is closed. */
export function DuePill({ dueAt, closed }: { dueAt: string | null | undefined; closed?: boolean }) {
  if (dueAt == null || closed === true) return null
  const due = describeDue(dueAt)
  return (
    <time dateTime={dueAt} title={`Due ${formatDateTime(dueAt)}`}>
      <Pill tone={due.tone}>{due.text}</Pill>
    </time>
  )
}
