import { SegmentedControl, Skeleton } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import classes from './DayChart.module.css'
import { SeriesTable } from './SeriesTable'
import type { DayPoint, Series } from './series'
import { ErrorBoundary } from '../ErrorBoundary'

const Bars = lazy(() => import('./chartBars'))

interface DayChartProps {
  label: string
  series: readonly Series[]
  points: readonly DayPoint[]
  /** Puts the series beside each other instead of on top of each other. */
  grouped?: boolean
}

/** Numbers day by day, as bars or as the table that says the same. */
export function DayChart({ label, series, points, grouped }: DayChartProps) {
  const [view, setView] = useState('chart')
  return (
    <figure className={classes.figure} aria-label={label}>
      <div className={classes.bar}>
        <ul className={classes.legend} aria-hidden={view === 'table'}>
          {series.map((one, i) => (
            <li key={one.key}>
              <span className={classes.swatch} style={{ background: `var(--st-series-${one.color ?? i + 1})` }} />
              {one.label}
            </li>
          ))}
        </ul>
        <SegmentedControl
          size="xs"
          aria-label={`Show ${label} as`}
          value={view}
          onChange={setView}
          data={[
            { value: 'chart', label: 'Chart' },
            { value: 'table', label: 'Table' },
          ]}
        />
      </div>
      {view === 'table' ? (
        <SeriesTable label={label} series={series} points={points} />
      ) : (
        <ErrorBoundary fallback={<SeriesTable label={label} series={series} points={points} />}>
          <Suspense fallback={<Skeleton height={220} radius="md" />}>
            <div className={classes.canvas}>
              <Bars series={series} points={points} grouped={grouped} />
            </div>
          </Suspense>
        </ErrorBoundary>
      )}
    </figure>
  )
}
