import { IconAlertCircle, IconCircleCheck, IconCircleDashed, IconLoader2 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './ProgressList.module.css'

/** How far one part of a work is. */
export type StepState = 'waiting' | 'running' | 'done' | 'failed'

/** One part of a work. */
export interface ProgressItem {
  key: string
  state: StepState
  title: ReactNode
  detail?: ReactNode
  action?: ReactNode
}

const icons = { waiting: IconCircleDashed, running: IconLoader2, done: IconCircleCheck, failed: IconAlertCircle }
const said = { waiting: 'Waiting', running: 'Under way', done: 'Done', failed: 'Failed' }

/** The parts of a work, each with how far it is. */
export function ProgressList({ label, items }: { label: string; items: readonly ProgressItem[] }) {
  const done = items.filter((item) => item.state === 'done').length
  return (
    <div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={items.length}
        aria-valuenow={done}
        aria-valuetext={`${done} of ${items.length} done`}
      >
        <div className={classes.bar} style={{ width: `${items.length === 0 ? 0 : (100 * done) / items.length}%` }} />
      </div>
      <ul className={classes.list}>
        {items.map((item) => (
          <ProgressRow key={item.key} item={item} />
        ))}
      </ul>
    </div>
  )
}

function ProgressRow({ item }: { item: ProgressItem }) {
  const Icon = icons[item.state]
  return (
    <li className={classes.item} data-state={item.state}>
      <Icon size={20} stroke={1.8} className={classes.icon} role="img" aria-label={said[item.state]} />
      <div className={classes.text}>
        <div>{item.title}</div>
        {item.detail === undefined ? null : <div className={classes.detail}>{item.detail}</div>}
      </div>
      {item.action}
    </li>
  )
}
