import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './SummaryCard.module.css'

interface Figure {
  label: string
  value: ReactNode
  /** Whether it is a number that somebody should look into. */
  bad?: boolean
}

interface SummaryCardProps {
  title: string
  /** What tells it from the others, under its name. */
  under?: ReactNode
  badge?: ReactNode
  figures?: readonly Figure[]
  /** What it does, in a sentence. */
  children?: ReactNode
  /** What is wrong with it, in a sentence. */
  problem?: ReactNode
}

/** One thing of a list as a card: its name, how it stands, and a few figures. Wrap it in a CardLink. */
export function SummaryCard({ title, under, badge, figures = [], children, problem }: SummaryCardProps) {
  return (
    <div className={classes.card}>
      <div className={classes.top}>
        <div className={classes.name}>
          <Title order={2}>{title}</Title>
          {under === undefined ? null : <span className={classes.under}>{under}</span>}
        </div>
        {badge}
      </div>
      {children === undefined ? null : <p className={classes.text}>{children}</p>}
      {problem == null ? null : <p className={classes.problem}>{problem}</p>}
      {figures.length === 0 ? null : (
        <dl className={classes.figures}>
          {figures.map(({ label, value, bad }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd data-bad={bad === true ? true : undefined}>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
