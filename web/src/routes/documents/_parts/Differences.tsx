import type { DifferencePartsFragment } from '@/gen/graphql'
import { DataTable, formatDate, Missing, Pill, Text, words, type Column, type Tone } from '@/ui'

type Row = DifferencePartsFragment & { key: string }

const columns: readonly Column<Row>[] = [
  { id: 'what', header: 'What', cell: (row) => <What row={row} /> },
  { id: 'before', header: 'Before', cell: (row) => says(row.beforeClause?.text ?? row.before) },
  { id: 'after', header: 'After', cell: (row) => says(row.afterClause?.text ?? row.after) },
  { id: 'change', header: 'Change', cell: (row) => <Change row={row} /> },
]

function says(text: string | null | undefined) {
  if (text == null) return <Missing />
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? formatDate(text) : text
}

function What({ row }: { row: Row }) {
  const clause = row.afterClause ?? row.beforeClause
  if (clause == null) return <>{words(row.field ?? '')}</>
  return (
    <>
      <Text component="span" inherit fw={550} display="block">
        {clause.term.title}
      </Text>
      <Text component="span" size="xs" c="dimmed">
        Section {clause.section}
      </Text>
    </>
  )
}

function Change({ row }: { row: Row }) {
  const [label, tone]: [string, Tone] =
    row.before == null ? ['New', 'success'] : row.after == null ? ['Gone', 'danger'] : ['Changed', 'info']
  return <Pill tone={tone}>{label}</Pill>
}

/** What two texts say differently, line by line. */
export function Differences({ differences }: { differences: readonly DifferencePartsFragment[] }) {
  return (
    <DataTable
      label="Differences"
      columns={columns}
      rows={differences.map((row, i) => ({ ...row, key: String(i) }))}
      rowKey={({ key }) => key}
    />
  )
}
