import { Badge } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './StatusBadge.module.css'
import { words } from './format'
import { toneOf, type Tone } from './status'

/** A short word in a tone; with a dot, for states. */
export function Pill({ tone = 'neutral', dot, children }: { tone?: Tone; dot?: boolean; children: ReactNode }) {
  return (
    <Badge
      className={classes.pill}
      data-tone={tone}
      leftSection={dot === true ? <span className={classes.dot} aria-hidden /> : undefined}
    >
      {children}
    </Badge>
  )
}

/** The state of anything, in its tone. */
export function StatusBadge({ state, label }: { state: string; label?: string }) {
  return (
    <Pill tone={toneOf(state)} dot>
      {label ?? words(state)}
    </Pill>
  )
}
