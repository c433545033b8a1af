import type { ReactNode } from 'react'
import { Moment } from './Moment'
import classes from './Timeline.module.css'
import type { Tone } from './status'

/** One thing that happened. */
export interface TimelineItem {
  key: string
  at: string
  title: ReactNode
  detail?: ReactNode
  tone?: Tone
}

/** What happened, in the order given. */
export function Timeline({ label, items }: { label: string; items: readonly TimelineItem[] }) {
  return (
    <ol className={classes.timeline} aria-label={label}>
      {items.map((item) => (
        <li key={item.key} className={classes.item} data-tone={item.tone ?? 'neutral'}>
          <div className={classes.title}>{item.title}</div>
          <div className={classes.meta}>
            {item.detail}
            {item.detail === undefined ? null : ' · '}
            <Moment at={item.at} show="time" />
          </div>
        </li>
      ))}
    </ol>
  )
}
