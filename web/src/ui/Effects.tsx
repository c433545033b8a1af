import { IconArrowRight } from '@tabler/icons-react'
import classes from './Effects.module.css'

/** What will happen, one sentence each. */
export function Effects({ items, danger }: { items: readonly string[]; danger?: boolean }) {
  if (items.length === 0) return null
  return (
    <ul className={classes.effects} data-danger={danger === true ? true : undefined} aria-label="What will happen">
      {items.map((item) => (
        <li key={item}>
          <IconArrowRight size={16} stroke={2} aria-hidden />
          <span>{item}</span>
        </li>
      ))}
    </ul>
  )
}
