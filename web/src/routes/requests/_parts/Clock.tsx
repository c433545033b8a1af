import classes from './parts.module.css'
import { capital, Moment, Pill } from '@/ui'

interface Step {
  rule: string
  sentence: string
  binds: boolean
  at?: string | null
}

/** How a due time came about: each rule with the time that it gives; the one that counts stands out. */
export function Clock({ steps }: { steps: readonly Step[] }) {
  return (
    <ul className={classes.clock} aria-label="How the deadline came about">
      {steps.map((step, i) => (
        <li key={`${step.rule}${i}`} data-binds={step.binds ? true : undefined}>
          <strong>
            <span>{capital(step.rule)}</span>
            {step.at == null ? null : <Moment at={step.at} show="date" />}
          </strong>
          {step.sentence} {step.binds ? <Pill tone="success">Counts</Pill> : null}
        </li>
      ))}
    </ul>
  )
}
