import type { CSSProperties, ReactNode } from 'react'
import classes from './layout.module.css'

/** A page's content, as wide as is comfortable to read. */
export function Page({ children }: { children: ReactNode }) {
  return <div className={classes.page}>{children}</div>
}

/** Parts below each other. */
export function Sections({ children, gap }: { children: ReactNode; gap?: number }) {
  const style = gap === undefined ? undefined : ({ '--gap': `${gap}px` } as CSSProperties)
  return (
    <div className={classes.stack} style={style}>
      {children}
    </div>
  )
}

/** A wide part and a narrow one beside it; below it on small screens. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={classes.columns}>{children}</div>
}

/** Parts of equal width, as many in a row as fit. */
export function Tiles({ children, min }: { children: ReactNode; min?: number }) {
  const style = min === undefined ? undefined : ({ '--min': `${min}px` } as CSSProperties)
  return (
    <div className={classes.tiles} style={style}>
      {children}
    </div>
  )
}

/** Names with their values; a value that is missing leaves its name out. */
export function Facts({ items }: { items: readonly (readonly [string, ReactNode])[] }) {
  const shown = items.filter(([, value]) => value !== null && value !== undefined && value !== '')
  return (
    <dl className={classes.facts}>
      {shown.map(([name, value]) => (
        <FactRow key={name} name={name} value={value} />
      ))}
    </dl>
  )
}

function FactRow({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
