import { IconUserOff } from '@tabler/icons-react'
import type { Change } from '../change'
import { bulkChangeRoute, outcomes } from '../route'
import { isBusy, outcomeWords } from './words'
import { Outcomes } from '@/app/Outcomes'
import { pagesOf } from '@/app/pages'
import { DataTable, EmptyState, formatCount, Missing, Pager, Person, Pill, RowLink, type Column } from '@/ui'

/** How many rows a page has. */
export const rowsShown = 50

type Row = Change['rows']['nodes'][number]

const columns: readonly Column<Row>[] = [
  { id: 'who', header: 'Member', cell: (row) => <Who row={row} /> },
  {
    id: 'outcome',
    header: 'Outcome',
    cell: ({ outcome, applied }) => <Pill tone={outcomeWords[outcome].tone}>{outcomeWords[outcome][applied ? 'done' : 'plan']}</Pill>,
  },
  { id: 'why', header: 'More', cell: ({ reason, plan }) => [plan, reason].filter(Boolean).join(' · ') || <Missing /> },
]

function Who({ row: { member, number } }: { row: Row }) {
  if (member == null) return <>Member {formatCount(number)}, gone since</>
  return (
    <RowLink to="/members/$id" params={{ id: member.id }}>
      <Person name={member.displayName} detail={member.userName} />
    </RowLink>
  )
}

/** The members of a change by what becomes of them. */
export function ChangeRows({ of, stale }: { of: Change; stale: boolean }) {
  const { outcome } = bulkChangeRoute.useSearch()
  const navigate = bulkChangeRoute.useNavigate()
  return (
    <Outcomes
      title="Members"
      outcomes={outcomes}
      counts={of.counts}
      label={(one) => outcomeWords[one][of.state === 'FINISHED' ? 'done' : 'plan']}
      bad="REFUSED"
      chosen={outcome}
      onChoose={(next) => void navigate({ search: { outcome: next }, replace: true })}
    >
      <Rows of={of} stale={stale} />
    </Outcomes>
  )
}

function Rows({ of, stale }: { of: Change; stale: boolean }) {
  const search = bulkChangeRoute.useSearch()
  const navigate = bulkChangeRoute.useNavigate()
  const { nodes, pageInfo } = of.rows
  if (nodes.length === 0) {
    return (
      <EmptyState icon={IconUserOff} title={isBusy(of.state) ? 'Nobody so far' : 'Nobody here'} compact>
        {search.outcome === undefined ? 'Members appear here while they are chosen.' : 'No member has this outcome. Choose another one.'}
      </EmptyState>
    )
  }
  const pages = pagesOf(`bulk ${of.id} ${search.outcome ?? ''}`, search, rowsShown, pageInfo, (place) =>
    void navigate({ search: { outcome: search.outcome, ...place } }),
  )
  return (
    <DataTable
      label="Members"
      columns={columns}
      rows={nodes}
      rowKey={({ number }) => String(number)}
      stale={stale && !isBusy(of.state)}
      footer={<Pager noun="members" shown={nodes.length} {...pages} />}
    />
  )
}
