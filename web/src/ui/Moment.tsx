import { formatDate, formatDateTime, formatExact, formatRelative } from './format'

/** A time as people say it, with the exact instant as its title. */
export function Moment({ at, show = 'relative' }: { at: string; show?: 'relative' | 'date' | 'time' }) {
  const text = { relative: formatRelative, date: formatDate, time: formatDateTime }[show](at)
  return (
    <time dateTime={at} title={formatExact(at)} style={{ whiteSpace: 'nowrap' }}>
      {text}
    </time>
  )
}
