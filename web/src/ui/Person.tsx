import type { ReactNode } from 'react'
import classes from './Person.module.css'
import { initials } from './format'

/** A person by name, with a quiet second line. */
export function Person({ name, detail, size = 'md' }: { name: ReactNode; detail?: ReactNode; size?: 'md' | 'lg' }) {
  return (
    <span className={classes.person} data-size={size}>
      {typeof name === 'string' ? <Monogram name={name} size={size} /> : null}
      <span className={classes.text}>
        <span className={classes.name}>{name}</span>
        {detail === undefined || detail === null ? null : <span className={classes.detail}>{detail}</span>}
      </span>
    </span>
  )
}

/** The letters of a name in a quiet circle; decoration beside the name itself. */
export function Monogram({ name, size = 'md' }: { name: string; size?: 'md' | 'lg' }) {
  return (
    <span className={classes.monogram} data-size={size} aria-hidden>
      {initials(name)}
    </span>
  )
}
