import { barsOf, ticksOf, type Bar, type Source, type Window } from './bars'
import { originOf } from './origin'
import type { Scope } from './terms'
import classes from './Timeline.module.css'
import type { TermTimelinesQuery } from '@/gen/graphql'
import { capital, DataTable, formatDate, Link, Missing, Moment, TextLink, VisuallyHidden, type Column } from '@/ui'

type Timelines = TermTimelinesQuery['termTimelines']

interface BarsProps {
  timelines: Timelines
  scope: Scope
  window: Window
  today: number
}

/** One row for each term, one bar for each value; each bar leads to the explanation of its first day. */
export function Bars({ timelines, scope, window, today }: BarsProps) {
  const ticks = ticksOf(window)
  const now = (100 * (today - window.begin)) / (window.end - window.begin)
  return (
    <>
      <Legend />
      <ul className={classes.rows} aria-label="Terms">
        <li className={`${classes.row ?? ''} ${classes.axis ?? ''}`} aria-hidden>
          <span />
          <div className={classes.ticks}>
            {ticks.map(({ at, label }) => (
              <span key={label} style={{ insetInlineStart: `${String(at)}%` }}>
                {label}
              </span>
            ))}
          </div>
        </li>
        {timelines.map(({ term, steps }) => (
          <li key={term.key} className={classes.row}>
            <div className={classes.name}>
              <TextLink to="/terms/$key" params={{ key: term.key }} search={scope} inherit>
                {term.title}
              </TextLink>
            </div>
            <ol className={classes.track} aria-label={`${term.title} over time`}>
              {barsOf(steps, window, today).map((bar) => (
                <li key={bar.from} style={{ insetInlineStart: `${String(bar.start)}%`, width: `${String(bar.width)}%` }}>
                  <Link
                    to="/terms/$key"
                    params={{ key: term.key }}
                    search={{ ...scope, on: bar.from.slice(0, 10) }}
                    className={classes.bar}
                    data-source={bar.source}
                    data-now={bar.now}
                    title={spoken(bar)}
                    aria-label={spoken(bar)}
                  >
                    {bar.value}
                  </Link>
                </li>
              ))}
              <li className={classes.today} style={{ insetInlineStart: `${String(now)}%` }} aria-hidden />
            </ol>
          </li>
        ))}
      </ul>
    </>
  )
}

/** A bar in words. */
function spoken({ value, from, until, origin }: Bar): string {
  return `${value}, from ${formatDate(from)}${until === undefined ? ' on' : ` to ${formatDate(until)}`}: ${origin}`
}

const legend: readonly (readonly [Source, string])[] = [
  ['default', 'The statement or the product'],
  ['agreement', 'An agreement'],
  ['policy', 'A policy'],
  ['choice', 'The member’s choice'],
  ['law', 'The law'],
  ['conflict', 'A conflict'],
]

function Legend() {
  return (
    <ul className={classes.legend} aria-label="What the colours mean">
      {legend.map(([source, label]) => (
        <li key={source} className={classes.key} data-source={source}>
          {label}
        </li>
      ))}
    </ul>
  )
}

interface Row {
  key: string
  term: Timelines[number]['term']
  step: Timelines[number]['steps'][number]
  scope: Scope
}

const columns: readonly Column<Row>[] = [
  { id: 'value', header: 'Value', cell: ({ step }) => capital(step.effective.value?.text ?? 'under another statement') },
  { id: 'from', header: 'From', cell: (row) => <From row={row} /> },
  { id: 'until', header: 'To', cell: ({ step }) => (step.until == null ? <Missing /> : <Moment at={step.until} show="date" />) },
  { id: 'origin', header: 'Comes from', cell: ({ step }) => originOf(step.effective) },
]

function From({ row: { term, step, scope } }: { row: Row }) {
  return (
    <TextLink to="/terms/$key" params={{ key: term.key }} search={{ ...scope, on: step.from.slice(0, 10) }} inherit>
      {formatDate(step.from)}
      <VisuallyHidden>: explain {term.title}</VisuallyHidden>
    </TextLink>
  )
}

/** The same in rows. */
export function StepTable({ timelines, scope }: { timelines: Timelines; scope: Scope }) {
  const rows = timelines.flatMap(({ term, steps }) => steps.map((step) => ({ key: `${term.key} ${step.from}`, term, step, scope })))
  return <DataTable label="What applied when" columns={columns} rows={rows} rowKey={({ key }) => key} group={({ term }) => term.title} />
}
