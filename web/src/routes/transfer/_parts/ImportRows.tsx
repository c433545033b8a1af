import { IconRowRemove } from '@tabler/icons-react'
import type { Import } from '../import'
import { importRoute, outcomes } from '../route'
import { isBusy, outcomeWords } from './words'
import { pagesOf } from '@/app/pages'
import {
  DataTable, EmptyState, FilterBar, FilterSelect, formatCount, listed, Missing, Pager, Panel, Pill, StatCard, Text, Tiles, type Column,
} from '@/ui'

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
  const done = of.state === 'FINISHED'
  const label = (one: (typeof outcomes)[number]) => outcomeWords[one][done ? 'done' : 'plan']
  return (
    <>
      <Tiles min={150}>
        {outcomes.map((one) => (
          <StatCard
            key={one}
            label={label(one)}
            value={formatCount(of.counts[one.toLowerCase() as Lowercase<typeof one>])}
            tone={one === 'REJECTED' && of.counts.rejected > 0 ? 'danger' : 'neutral'}
          />
        ))}
      </Tiles>
      <Panel title="Rows" flush>
        <FilterBar>
          <FilterSelect
            label="Outcome"
            all="All outcomes"
            options={outcomes.map((value) => ({ value, label: label(value) }))}
            value={outcome}
            onChange={(next) => void navigate({ search: { outcome: next }, replace: true })}
          />
        </FilterBar>
        <Rows of={of} stale={stale} />
      </Panel>
    </>
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
