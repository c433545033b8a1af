import { IconActivity } from '@tabler/icons-react'
import { LineChart, type Line } from './LineChart'
import { fill, formatMilliseconds, formatRate, perSecond, type Operations } from './points'
import { DataTable, EmptyState, formatCount, Panel, Tiles, type Column } from '@/ui'

type Route = Operations['routes'][number]

const rates: readonly Line[] = [
  { label: 'Requests', color: 1, of: ({ requests }) => perSecond(requests) },
  { label: 'Failed', color: 4, of: ({ errors }) => perSecond(errors) },
]
const times: readonly Line[] = [
  { label: 'p50', color: 1, of: ({ p50 }) => p50 },
  { label: 'p95', color: 2, of: ({ p95 }) => p95 },
  { label: 'p99', color: 4, of: ({ p99 }) => p99 },
]
const statements: readonly Line[] = [{ label: 'Statements', color: 3, of: ({ statements: n }) => perSecond(n) }]

/** What was asked, how long it took and what that asked of the database. */
export function Requests({ of }: { of: Operations }) {
  const moments = fill(of.points, of.at)
  if (moments.every(({ point }) => point === undefined)) {
    return (
      <Panel title="Requests">
        <EmptyState icon={IconActivity} title="Nothing was measured yet" compact>
          Every node counts what it answers and says so every five seconds. A point is 15 seconds long and shows when it is over.
        </EmptyState>
      </Panel>
    )
  }
  return (
    <Tiles min={340}>
      <Panel title="Requests a second" description="Failed: on the server’s side, 5xx.">
        <LineChart label="Requests a second" lines={rates} moments={moments} say={formatRate} idle={0} />
      </Panel>
      <Panel title="Time to answer" description="Half, 95 and 99 of 100 took no longer.">
        <LineChart label="Time to answer" lines={times} moments={moments} say={formatMilliseconds} />
      </Panel>
      <Panel title="SQL statements a second" description="All requests together.">
        <LineChart label="SQL statements a second" lines={statements} moments={moments} say={formatRate} idle={0} />
      </Panel>
    </Tiles>
  )
}

const columns: Column<Route>[] = [
  { id: 'name', header: 'Route', cell: ({ name }) => name },
  { id: 'requests', header: 'Requests', align: 'end', cell: ({ requests }) => formatCount(requests) },
  { id: 'errors', header: 'Failed', align: 'end', cell: ({ errors }) => formatCount(errors) },
  { id: 'p50', header: 'p50', align: 'end', cell: ({ p50 }) => formatMilliseconds(p50) },
  { id: 'p95', header: 'p95', align: 'end', cell: ({ p95 }) => formatMilliseconds(p95) },
  { id: 'p99', header: 'p99', align: 'end', cell: ({ p99 }) => formatMilliseconds(p99) },
  { id: 'statements', header: 'Statements each', align: 'end', cell: ({ statements: n }) => formatRate(n) },
]

/** How many routes are listed. */
const most = 15

/** The busiest routes. */
export function Routes({ routes }: { routes: readonly Route[] }) {
  if (routes.length === 0) return null
  return (
    <Panel title="Routes" description={`The busiest first${routes.length > most ? `, ${most} of ${routes.length}` : ''}.`} flush>
      <DataTable label="Routes" columns={columns} rows={routes.slice(0, most)} rowKey={({ name }) => name} />
    </Panel>
  )
}
