import { IconChecks } from '@tabler/icons-react'
import { formatMilliseconds, type Operations } from './points'
import { Columns, DataTable, EmptyState, Facts, formatCount, Missing, Moment, Panel, plural, type Column } from '@/ui'

type Jobs = Operations['jobs'][number]

const columns: Column<Jobs>[] = [
  { id: 'kind', header: 'Kind', cell: ({ kind }) => kind },
  { id: 'due', header: 'Due', align: 'end', cell: ({ due }) => formatCount(due) },
  { id: 'age', header: 'Oldest waits', align: 'end', cell: ({ due, oldestSeconds }) => (due === 0 ? <Missing /> : formatMilliseconds(oldestSeconds * 1000)) },
  { id: 'running', header: 'Running', align: 'end', cell: ({ running }) => formatCount(running) },
  { id: 'retried', header: 'Tried again', align: 'end', cell: ({ retried }) => formatCount(retried) },
  { id: 'later', header: 'Later', align: 'end', cell: ({ later }) => formatCount(later) },
]

/** Background work, and how far the log and its streams are behind. */
export function Work({ of }: { of: Operations }) {
  return (
    <Columns>
      <Panel title="Background work" description="Of all organizations, by kind. Work is due when its time has come." flush>
        {of.jobs.length === 0 ? (
          <EmptyState icon={IconChecks} title="Nothing waits" compact>
            Mail, calls to products and scheduled work wait here until a node that does background work takes them.
          </EmptyState>
        ) : (
          <DataTable label="Background work" columns={columns} rows={of.jobs} rowKey={({ kind }) => kind} />
        )}
      </Panel>
      <Log of={of} />
    </Columns>
  )
}

function Log({ of: { streams, unplacedEvents, unplacedSince } }: { of: Operations }) {
  return (
    <Panel title="Log and its streams" description="Events get their place in a log within seconds; streams hand them on.">
      <Facts
        items={[
          ['Without a place', unplacedSince === null ? 'none' : <>{plural(unplacedEvents, 'event', 'events')}, the oldest <Moment at={unplacedSince} /></>],
          ['Streams that send', formatCount(streams.streams)],
          ['Not getting through', formatCount(streams.failing)],
          ['Paused', formatCount(streams.paused)],
          ['Furthest behind', plural(streams.behind, 'event', 'events')],
        ]}
      />
    </Panel>
  )
}
