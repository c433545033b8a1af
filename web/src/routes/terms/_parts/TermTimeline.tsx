import { barsOf, windowFor } from './bars'
import type { Scope } from './terms'
import classes from './Timeline.module.css'
import type { StepPartsFragment } from '@/gen/graphql'
import { formatDate, TextLink } from '@/ui'

interface TermTimelineProps {
  termKey: string
  scope: Scope
  steps: readonly StepPartsFragment[]
  /** The day that was asked for. */
  asked: string
}

/** What applied when, drawn: one bar for each value, with where it came from; each opens the explanation of its day. */
export function TermTimeline({ termKey, scope, steps, asked }: TermTimelineProps) {
  const today = Date.parse(asked)
  return (
    <ol className={classes.steps} aria-label="What applied when">
      {barsOf(steps, windowFor([steps], today, undefined), today).map((bar) => (
        <li key={bar.from} className={classes.step}>
          <div className={classes.when}>
            <TextLink to="/terms/$key" params={{ key: termKey }} search={{ ...scope, on: bar.from.slice(0, 10) }} inherit>
              {formatDate(bar.from)}
              {bar.until === undefined ? ' on' : ` to ${formatDate(bar.until)}`}
            </TextLink>
          </div>
          <div className={classes.thin} aria-hidden>
            <span
              className={classes.bar}
              data-source={bar.source}
              style={{ insetInlineStart: `${String(bar.start)}%`, width: `${String(bar.width)}%` }}
            />
          </div>
          <div className={classes.says}>
            <strong>{bar.value}</strong>
            <span>{bar.origin}</span>
          </div>
        </li>
      ))}
    </ol>
  )
}
