import type { TermChangePartsFragment } from '@/gen/graphql'
import { DataTable, Group, Missing, Pill, Text, TextLink, type Column } from '@/ui'

type Row = TermChangePartsFragment & { row: string }

const columns: readonly Column<Row>[] = [
  { id: 'term', header: 'Term', cell: (change) => <Name change={change} /> },
  { id: 'before', header: 'Today', cell: ({ before }) => before?.text ?? <Missing /> },
  { id: 'after', header: 'Then', cell: (change) => <Then change={change} /> },
]

function Name({ change }: { change: Row }) {
  const where = change.products.map(({ name }) => name).join(', ')
  return (
    <>
      <TextLink to="/terms/$key" params={{ key: change.term.key }} inherit fw={550} display="block">
        {change.term.title}
      </TextLink>
      {where === '' && change.narrowed == null ? null : (
        <Text component="span" size="xs" c="dimmed">
          {[where === '' ? '' : `for ${where}`, change.narrowed ?? ''].filter((part) => part !== '').join(' · ')}
        </Text>
      )}
    </>
  )
}

function Then({ change }: { change: Row }) {
  return (
    <Group gap={6}>
      <Text component="span" inherit fw={550}>
        {change.after?.text ?? <Missing />}
      </Text>
      {change.newConflict ? <Pill tone="danger">New conflict</Pill> : null}
      {change.endedConflict ? <Pill tone="success">Conflict ends</Pill> : null}
      {change.clampedBy == null ? null : <Pill tone="warning">{change.clampedBy}</Pill>}
      {change.switchedOff ? <Pill tone="warning">Switched off</Pill> : null}
    </Group>
  )
}

/** Terms with what they are and what they would be. */
export function Changes({ changes }: { changes: readonly TermChangePartsFragment[] }) {
  if (changes.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No term would change: what it says holds already, or does not count.
      </Text>
    )
  }
  return <DataTable label="Terms that would change" columns={columns} rows={changes.map((change, i) => ({ ...change, row: String(i) }))} rowKey={({ row }) => row} />
}
