import { Text } from '@mantine/core'
import classes from './BarList.module.css'
import { formatCount } from './format'
import type { ReactNode } from 'react'

/** One line of a BarList. */
export interface BarItem {
  key: string
  label: ReactNode
  value: number
  hint?: ReactNode
}

/** Numbers by kind, each with a bar as long as its share of the largest. The text says it all; bars are decoration. */
export function BarList({ label, items }: { label: string; items: readonly BarItem[] }) {
  const largest = Math.max(1, ...items.map((item) => item.value))
  return (
    <ul className={classes.list} aria-label={label}>
      {items.map((item) => (
        <li key={item.key} className={classes.item}>
          <div className={classes.text}>
            <span className={classes.label}>{item.label}</span>
            <span className={classes.value}>{formatCount(item.value)}</span>
          </div>
          <div className={classes.track} aria-hidden>
            <div className={classes.bar} style={{ width: `${(100 * item.value) / largest}%` }} />
          </div>
          {item.hint === undefined ? null : (
            <Text size="xs" c="dimmed" component="div">
              {item.hint}
            </Text>
          )}
        </li>
      ))}
    </ul>
  )
}
