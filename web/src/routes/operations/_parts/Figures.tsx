import { formatMilliseconds, formatRate, type Operations } from './points'
import { formatCount, plural, StatCard, Tiles } from '@/ui'

/** The numbers to look at first. */
export function Figures({ of }: { of: Operations }) {
  const requests = of.points.reduce((sum, point) => sum + point.requests, 0)
  const errors = of.points.reduce((sum, point) => sum + point.errors, 0)
  const rate = of.nodes.reduce((sum, node) => sum + node.perSecond, 0)
  const slowest = Math.max(0, ...of.points.slice(-4).map(({ p95 }) => p95))
  const due = of.jobs.reduce((sum, { due: n }) => sum + n, 0)
  const late = Math.max(0, ...of.jobs.map(({ oldestSeconds }) => oldestSeconds))
  return (
    <Tiles>
      <StatCard label="Requests a second" value={formatRate(rate)} hint="over the last minute" />
      <StatCard label="95 of 100 within" value={formatMilliseconds(slowest)} hint="in the slowest 15 seconds of the last minute" />
      <StatCard
        label="Failed requests"
        value={formatCount(errors)}
        hint={`of ${formatCount(requests)} in a quarter of an hour`}
        tone={errors > 0 ? 'danger' : 'neutral'}
      />
      <StatCard
        label="Work that is due"
        value={formatCount(due)}
        hint={due === 0 ? 'nothing waits' : `the oldest for ${formatMilliseconds(late * 1000)}`}
        tone={late > 60 ? 'warning' : 'neutral'}
      />
      <StatCard label="Nodes" value={formatCount(of.nodes.length)} hint={plural(of.nodes.filter(({ worker }) => worker).length, 'does background work', 'do background work')} />
    </Tiles>
  )
}
