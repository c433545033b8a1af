import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { TooltipContentProps } from 'recharts'
import classes from './DayChart.module.css'
import type { DayPoint, Series } from './series'
import { formatCount, formatDay } from '../format'

interface ChartBarsProps {
  series: readonly Series[]
  points: readonly DayPoint[]
  grouped: boolean | undefined
}

const tick = { fill: 'var(--mantine-color-dimmed)', fontSize: 12 }

/** The bars; a module of its own because Recharts outweighs the rest of a page. */
export default function ChartBars({ series, points, grouped }: ChartBarsProps) {
  const rows = points.map((point) => ({ day: point.day, ...point.values }))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={rows} margin={{ top: 4, right: 0, bottom: 0, left: 0 }} barCategoryGap="22%" accessibilityLayer>
        <CartesianGrid vertical={false} stroke="var(--st-line)" />
        <XAxis dataKey="day" tickFormatter={formatDay} tick={tick} tickLine={false} axisLine={false} minTickGap={36} />
        <YAxis width={40} tick={tick} tickLine={false} axisLine={false} allowDecimals={false} />
        <Tooltip
          cursor={{ fill: 'var(--st-neutral-soft)', opacity: 0.6 }}
          content={(tip) => <Tip tip={tip} series={series} />}
          isAnimationActive={false}
        />
        {series.map((one, i) => (
          <Bar
            key={one.key}
            dataKey={one.key}
            name={one.label}
            stackId={grouped === true ? undefined : 'all'}
            fill={`var(--st-series-${one.color ?? i + 1})`}
            radius={grouped === true || i === series.length - 1 ? [3, 3, 0, 0] : 0}
            isAnimationActive={false}
            maxBarSize={28}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  )
}

function Tip({ tip, series }: { tip: TooltipContentProps; series: readonly Series[] }) {
  if (!tip.active || tip.payload.length === 0) return null
  return (
    <div className={classes.tip}>
      <strong>{formatDay(String(tip.label))}</strong>
      {tip.payload.map((entry, i) => (
        <div key={String(entry.dataKey)} className={classes.tipRow}>
          <span
            className={classes.swatch}
            style={{ background: `var(--st-series-${series[i]?.color ?? i + 1})` }}
            aria-hidden
          />
          <span>{entry.name}</span>
          <span>{formatCount(Number(entry.value))}</span>
        </div>
      ))}
    </div>
  )
}
