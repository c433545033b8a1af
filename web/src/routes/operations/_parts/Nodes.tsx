import { IconServer } from '@tabler/icons-react'
import { formatMilliseconds, formatRate, type Operations } from './points'
import { DataTable, EmptyState, formatCount, Missing, Moment, Panel, Text, type Column } from '@/ui'

type Node = Operations['nodes'][number]

const columns: Column<Node>[] = [
  { id: 'id', header: 'Node', cell: (node) => <Name of={node} /> },
  { id: 'rate', header: 'Requests a second', align: 'end', cell: ({ perSecond }) => formatRate(perSecond) },
  { id: 'memory', header: 'Memory', align: 'end', cell: ({ memoryMiB, heapMiB }) => `${formatCount(Math.round(memoryMiB))} MiB, ${formatCount(Math.round(heapMiB))} in use` },
  { id: 'goroutines', header: 'Goroutines', align: 'end', cell: ({ goroutines }) => formatCount(goroutines) },
  { id: 'pool', header: 'Connections', align: 'end', cell: ({ pool }) => `${pool.busy} busy, ${pool.open} open of ${pool.most}` },
  { id: 'waited', header: 'Waits for one', align: 'end', cell: ({ pool }) => (pool.waited === 0 ? <Missing /> : `${formatCount(pool.waited)}, ${formatMilliseconds(pool.waitedMilliseconds)} in all`) },
  { id: 'written', header: 'A transaction', align: 'end', cell: ({ writtenMilliseconds: ms }) => (ms === null ? <Missing /> : formatMilliseconds(ms)) },
]

/** The processes that answer, each with its part of the database. */
export function Nodes({ nodes, database }: { nodes: readonly Node[]; database: string }) {
  return (
    <Panel title="Nodes and database" description={`The database is ${database}. A transaction: how long the last sign of life took to be written.`} flush>
      {nodes.length === 0 ? (
        <EmptyState icon={IconServer} title="No node said anything" compact>
          A node shows within five seconds of its start, and for twenty seconds after its last sign of life.
        </EmptyState>
      ) : (
        <DataTable label="Nodes" columns={columns} rows={nodes} rowKey={({ id }) => id} />
      )}
    </Panel>
  )
}

function Name({ of }: { of: Node }) {
  return (
    <>
      <Text component="span" inherit fw={550} display="block" title={of.id}>
        …{of.id.slice(-6)}
      </Text>
      <Text component="span" size="xs" c="dimmed" display="block">
        {of.version}, {of.worker ? 'with background work, ' : ''}started <Moment at={of.startedAt} />
      </Text>
    </>
  )
}
