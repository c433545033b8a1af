import { IconBroadcast } from '@tabler/icons-react'
import type { Receiver } from '../receiver'
import { tokenWords, typeWords } from './words'
import { DataTable, EmptyState, listed, Missing, Moment, Panel, Pill, plural, Text, type Column } from '@/ui'

type Event = Receiver['events'][number]

const columns: readonly Column<Event>[] = [
  {
    id: 'event',
    header: 'Event',
    cell: ({ type, subject }) => (
      <>
        <Text component="span" inherit fw={550} title={type}>{typeWords(type)}</Text>
        {subject === '' ? null : <Text size="xs" c="dimmed" ff="monospace" style={{ overflowWrap: 'anywhere' }}>{subject}</Text>}
      </>
    ),
  },
  { id: 'attributes', header: 'Attributes', cell: ({ attributes }) => (attributes.length === 0 ? <Missing /> : listed(attributes)) },
  { id: 'state', header: 'State', cell: (event) => <State event={event} /> },
  { id: 'at', header: 'Happened', align: 'end', cell: ({ createdAt }) => <Moment at={createdAt} /> },
]

function State({ event: { state, attempts, problem } }: { event: Event }) {
  return (
    <>
      <Pill tone={tokenWords[state].tone}>{tokenWords[state].label}</Pill>
      {problem == null ? null : (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{problem} ({plural(attempts, 'attempt', 'attempts')})</Text>
      )}
    </>
  )
}

/** What a receiver was told last. */
export function Events({ events }: { events: readonly Event[] }) {
  return (
    <Panel title="Events" description="The newest 100, kept for 14 days." flush>
      {events.length === 0 ? (
        <EmptyState icon={IconBroadcast} title="No event yet" compact>
          Send a verification event to see whether the way is open. The next change of a member follows by itself.
        </EmptyState>
      ) : (
        <DataTable label="Events" columns={columns} rows={events} rowKey={({ id }) => id} />
      )}
    </Panel>
  )
}
