import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './StatCard.module.css'
import type { Tone } from './status'

interface StatCardProps {
  label: string
  value: ReactNode
  /** What the number means or contains, in a few words. */
  hint?: ReactNode
  tone?: Tone
  icon?: ReactNode
}

/** One number that matters, with what it counts. Wrap it in a CardLink to make it a way in. */
export function StatCard({ label, value, hint, tone = 'neutral', icon }: StatCardProps) {
  return (
    <div className={classes.card} data-tone={tone}>
      <div className={classes.top}>
        <Text size="sm" c="dimmed" fw={500}>
          {label}
        </Text>
        {icon === undefined ? null : (
          <span className={classes.icon} aria-hidden>
            {icon}
          </span>
        )}
      </div>
      <div className={classes.value}>{value}</div>
      {hint === undefined ? null : (
        <Text size="xs" c="dimmed" component="div">
          {hint}
        </Text>
      )}
    </div>
  )
}
