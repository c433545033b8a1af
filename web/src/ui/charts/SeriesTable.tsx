import classes from './DayChart.module.css'
import type { DayPoint, Series } from './series'
import { formatCount, formatDay } from '../format'

interface SeriesTableProps {
  label: string
  series: readonly Series[]
  points: readonly DayPoint[]
}

/** The same numbers as the chart, newest day first. */
export function SeriesTable({ label, series, points }: SeriesTableProps) {
  return (
    <div className={classes.scroll} role="region" aria-label={`${label}, as a table`} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Day</th>
            {series.map((one) => (
              <th key={one.key} scope="col">
                {one.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => (
            <tr key={point.day}>
              <th scope="row">{formatDay(point.day)}</th>
              {series.map((one) => (
                <td key={one.key}>{formatCount(point.values[one.key] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
