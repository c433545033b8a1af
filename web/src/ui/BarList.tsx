import { Button, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import classes from './BarList.module.css'
import { formatCount } from './format'

/** One line of a BarList. */
export interface BarItem {
  key: string
  label: ReactNode
  value: number
  /** The value in words, where a number without its unit says too little. */
  said?: string
  hint?: ReactNode
}

interface BarListProps {
  label: string
  items: readonly BarItem[]
  /** Shows so many at first, and the rest when asked. */
  few?: number
}

/** Numbers by kind, each with a bar as long as its share of the largest. The text says it all; bars are decoration. */
export function BarList({ label, items, few }: BarListProps) {
  const [all, setAll] = useState(false)
  const cut = few !== undefined && !all && items.length > few + 1
  const shown = cut ? items.slice(0, few) : items
  const largest = Math.max(1, ...items.map((item) => item.value))
  return (
    <>
    <ul className={classes.list} aria-label={label}>
      {shown.map((item) => (
        <li key={item.key} className={classes.item}>
          <div className={classes.text}>
            <span className={classes.label}>{item.label}</span>
            <span className={classes.value}>{item.said ?? formatCount(item.value)}</span>
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
      {cut ? (
        <Button variant="subtle" size="compact-sm" mt={12} ml={-8} onClick={() => setAll(true)}>
          Show {items.length - shown.length} more
        </Button>
      ) : null}
    </>
  )
}
