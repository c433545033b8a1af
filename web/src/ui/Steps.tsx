import type { ReactNode } from 'react'
import classes from './Steps.module.css'

/** What to do, one after the other: the guide beside a form. */
export function Steps({ items }: { items: readonly ReactNode[] }) {
  return (
    <ol className={classes.steps}>
      {items.map((item, i) => (
        <li key={i}>{item}</li>
      ))}
    </ol>
  )
}
