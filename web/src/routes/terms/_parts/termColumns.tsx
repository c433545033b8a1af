import { originOf } from './origin'
import type { Scope, TermRow } from './terms'
import { isChanged } from './terms'
import { capital, Group, Missing, Pill, RowLink, Text, type Column } from '@/ui'

/** What the list shows of a term; links keep the scope. */
export function termColumns(scope: Scope): readonly Column<TermRow>[] {
  return [
    { id: 'name', header: 'Term', cell: (row) => <Name row={row} scope={scope} /> },
    { id: 'value', header: 'Value', cell: (row) => <Value row={row} /> },
    { id: 'without', header: 'Without the contract', cell: (row) => <Without row={row} /> },
    { id: 'origin', header: 'Comes from', cell: (row) => <Origin row={row} /> },
  ]
}

function Name({ row, scope }: { row: TermRow; scope: Scope }) {
  return (
    <RowLink to="/terms/$key" params={{ key: row.term.key }} search={scope}>
      <Text component="span" inherit fw={550} display="block">
        {row.term.title}
      </Text>
      <Text component="span" size="xs" c="dimmed" ff="monospace">
        {row.term.key}
      </Text>
    </RowLink>
  )
}

function Value({ row }: { row: TermRow }) {
  return (
    <Text component="span" inherit fw={550}>
      {capital(row.value?.text ?? 'under another statement')}
    </Text>
  )
}

/** What it would be without the contract; quiet where that is the same. */
function Without({ row }: { row: TermRow }) {
  if (!isChanged(row)) {
    return (
      <Text component="span" inherit c="dimmed">
        The same
      </Text>
    )
  }
  return <>{row.default == null ? <Missing /> : capital(row.default.text)}</>
}

function Origin({ row }: { row: TermRow }) {
  return (
    <Group gap={6}>
      <span>{originOf(row)}</span>
      {row.conflict.length > 0 ? <Pill tone="danger">Conflict</Pill> : null}
      {row.floors.some(({ applied }) => applied) ? <Pill tone="info">Limited by law</Pill> : null}
      {row.term.subjectOnly ? <Pill>Member decides</Pill> : null}
      {row.losers.length > 0 ? <Pill>{row.losers.length} did not count</Pill> : null}
    </Group>
  )
}
