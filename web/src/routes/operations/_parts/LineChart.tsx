import { useState } from 'react'
import classes from './LineChart.module.css'
import { formatClock, type Moment, type Point } from './points'
import { SegmentedControl } from '@/ui'

/** One line of a chart. */
export interface Line {
  label: string
  /** Which of the series colours. */
  color: number
  of: (point: Point) => number
}

interface LineChartProps {
  label: string
  lines: readonly Line[]
  moments: readonly Moment[]
  say: (n: number) => string
  /** What a time without requests has: nothing, or 0. */
  idle?: number
}

const width = 600
const height = 160

/** Numbers over a quarter of an hour, as lines or as the table that says the same. */
export function LineChart({ label, lines, moments, say, idle }: LineChartProps) {
  const [view, setView] = useState('chart')
  const valueOf = (line: Line, { point }: Moment) => (point === undefined ? idle : line.of(point))
  const most = Math.max(...lines.flatMap((line) => moments.map((moment) => valueOf(line, moment) ?? 0)))
  return (
    <figure className={classes.figure} aria-label={label}>
      <div className={classes.bar}>
        <ul className={classes.legend}>
          {lines.map(({ label: name, color }) => (
            <li key={name}>
              <span className={classes.swatch} style={{ background: `var(--st-series-${color})` }} />
              {name}
            </li>
          ))}
        </ul>
        <SegmentedControl
          size="xs"
          aria-label={`Show ${label} as`}
          value={view}
          onChange={setView}
          data={[{ value: 'chart', label: 'Chart' }, { value: 'table', label: 'Table' }]}
        />
      </div>
      {view === 'table' ? (
        <Table label={label} lines={lines} moments={moments} cell={(line, moment) => said(valueOf(line, moment), say)} />
      ) : (
        <div className={classes.canvas} role="img" aria-label={`${label}: at most ${say(most)} in the last quarter of an hour`}>
          <span className={classes.most}>{say(most)}</span>
          <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
            {[0, 0.5, 1].map((part) => (
              <line key={part} className={classes.grid} x1={0} x2={width} y1={height * part} y2={height * part} />
            ))}
            {lines.map((line) => (
              <path key={line.label} className={classes.line} stroke={`var(--st-series-${line.color})`} d={path(moments.map((moment) => valueOf(line, moment)), most)} />
            ))}
          </svg>
          <div className={classes.ends}>
            <span>{formatClock(moments[0]?.at ?? '')}</span>
            <span>{formatClock(moments.at(-1)?.at ?? '')}</span>
          </div>
        </div>
      )}
    </figure>
  )
}

function said(n: number | undefined, say: (n: number) => string): string {
  return n === undefined ? '–' : say(n)
}

/** A line that pauses where nothing is known; a point between two pauses is a short dash. */
function path(values: readonly (number | undefined)[], most: number): string {
  const step = width / Math.max(1, values.length)
  const scale = most > 0 ? (height - 4) / most : 0
  return values
    .map((value, i) => {
      if (value === undefined) return ''
      const y = (height - 2 - value * scale).toFixed(1)
      return `${values[i - 1] === undefined ? 'M' : 'L'}${(i * step).toFixed(1)} ${y}H${((i + 0.5) * step).toFixed(1)}`
    })
    .join('')
}

interface TableProps extends Pick<LineChartProps, 'label' | 'lines' | 'moments'> {
  cell: (line: Line, moment: Moment) => string
}

function Table({ label, lines, moments, cell }: TableProps) {
  return (
    <div className={classes.scroll} role="region" aria-label={`${label}, as a table`} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">From</th>
            {lines.map((line) => (
              <th key={line.label} scope="col">
                {line.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {moments.toReversed().map((moment) => (
            <tr key={moment.at}>
              <th scope="row">{formatClock(moment.at)}</th>
              {lines.map((line) => (
                <td key={line.label}>{cell(line, moment)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
