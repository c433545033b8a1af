import { IconRowRemove } from '@tabler/icons-react'
import type { Import } from '../import'
import { importRoute, outcomes } from '../route'
import { isBusy, outcomeWords } from './words'
import { Outcomes } from '@/app/Outcomes'
import { pagesOf } from '@/app/pages'
import { DataTable, EmptyState, formatCount, listed, Missing, Pager, Pill, Text, type Column } from '@/ui'

/** How many rows a page has. */
export const rowsShown = 50

type Row = Import['rows']['nodes'][number]

const columns: readonly Column<Row>[] = [
  {
    id: 'who',
    header: 'Row',
    cell: ({ label, line, number }) => (
      <>
        <Text component="span" inherit fw={550} style={{ overflowWrap: 'anywhere' }}>{label === '' ? 'Without a name' : label}</Text>
        <Text size="xs" c="dimmed">{line == null ? `Operation ${formatCount(number)}` : `Line ${formatCount(line)}`}</Text>
      </>
    ),
  },
  { id: 'outcome', header: 'Outcome', cell: (row) => <Outcome row={row} /> },
  { id: 'why', header: 'What changes, or why not', cell: (row) => <Why row={row} /> },
]

function Outcome({ row: { outcome, applied } }: { row: Row }) {
  const { plan, done, tone } = outcomeWords[outcome]
  return <Pill tone={tone}>{applied ? done : plan}</Pill>
}

function Why({ row: { reason, column, value, attributes } }: { row: Row }) {
  if (reason == null) return attributes.length === 0 ? <Missing /> : listed(attributes)
  return (
    <>
      {reason}
      {column == null || column === '' ? null : (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          Column <code>{column}</code>{value == null || value === '' ? null : <>: <code>{value}</code></>}
        </Text>
      )}
    </>
  )
}

/** The rows of an import by what becomes of them. */
export function ImportRows({ of, stale }: { of: Import; stale: boolean }) {
  const { outcome } = importRoute.useSearch()
  const navigate = importRoute.useNavigate()
  return (
    <Outcomes
      title="Rows"
      outcomes={outcomes}
      counts={of.counts}
      label={(one) => outcomeWords[one][of.state === 'FINISHED' ? 'done' : 'plan']}
      bad="REJECTED"
      chosen={outcome}
      onChoose={(next) => void navigate({ search: { outcome: next }, replace: true })}
    >
      <Rows of={of} stale={stale} />
    </Outcomes>
  )
}

function Rows({ of, stale }: { of: Import; stale: boolean }) {
  const search = importRoute.useSearch()
  const navigate = importRoute.useNavigate()
  const { nodes, pageInfo } = of.rows
  if (nodes.length === 0) {
    return (
      <EmptyState icon={IconRowRemove} title={isBusy(of.state) ? 'No rows so far' : 'No such rows'} compact>
        {search.outcome === undefined ? 'Rows appear here while the file is read.' : 'No row has this outcome. Choose another one.'}
      </EmptyState>
    )
  }
  const pages = pagesOf(`import ${of.id} ${search.outcome ?? ''}`, search, rowsShown, pageInfo, (place) =>
    void navigate({ search: { outcome: search.outcome, ...place } }),
  )
  return (
    <DataTable
      label="Rows"
      columns={columns}
      rows={nodes}
      rowKey={({ number }) => String(number)}
      stale={stale && !isBusy(of.state)}
      footer={<Pager noun="rows" shown={nodes.length} {...pages} />}
    />
  )
}
