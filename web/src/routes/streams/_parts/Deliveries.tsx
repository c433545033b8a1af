import { IconSend } from '@tabler/icons-react'
import { useCallback, useEffect } from 'react'
import { sentWords } from './words'
import { deliveryStates, streamRoute } from '../route'
import { Loaded } from '@/app/Loaded'
import { pagesOf } from '@/app/pages'
import { useQuery } from '@/app/useQuery'
import { LogDeliveriesDocument, type LogDeliveriesQuery, type LogStreamPartsFragment } from '@/gen/graphql'
import {
  Button, DataTable, EmptyState, FilterBar, FilterSelect, Moment, Pager, Panel, StatusBadge, TableSkeleton, words, type Column,
} from '@/ui'

const pageSize = 25

type Page = NonNullable<LogDeliveriesQuery['logStream']>['deliveries']
type Row = Page['nodes'][number]

const columns: readonly Column<Row>[] = [
  { id: 'what', header: 'Sent', cell: (row) => <Open row={row} /> },
  { id: 'state', header: 'State', cell: ({ state }) => <StatusBadge state={state} /> },
  { id: 'answer', header: 'Answer', cell: ({ status, problem }) => problem ?? status ?? null },
  { id: 'at', header: 'When', align: 'end', cell: ({ at }) => <Moment at={at} /> },
]

function Open({ row }: { row: Row }) {
  const navigate = streamRoute.useNavigate()
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      px={4}
      onClick={() => void navigate({ search: (search) => ({ ...search, delivery: row.id }) })}
    >
      {sentWords(row)}
    </Button>
  )
}

/** What was handed over and what came of it, newest first. */
export function Deliveries({ stream }: { stream: LogStreamPartsFragment; onChange: () => void }) {
  const search = streamRoute.useSearch()
  const navigate = streamRoute.useNavigate()
  const [result, refetch] = useQuery({
    query: LogDeliveriesDocument,
    variables: { id: stream.id, first: pageSize, after: search.after, state: search.state },
  })
  const reload = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  // The stream's standing tells when something new is in its log.
  useEffect(reload, [reload, stream.position, stream.failures, stream.lastDeliveredAt, search.delivery])
  return (
    <Panel title="Deliveries" description="Each attempt with its answer." flush>
      <FilterBar>
        <FilterSelect
          label="State"
          all="All states"
          options={deliveryStates.map((value) => ({ value, label: words(value) }))}
          value={search.state}
          onChange={(state) => void navigate({ search: { state }, replace: true })}
        />
      </FilterBar>
      <Loaded result={result} skeleton={<TableSkeleton rows={4} />} onRetry={reload}>
        {({ logStream }) => (logStream == null ? null : <Rows id={stream.id} page={logStream.deliveries} />)}
      </Loaded>
    </Panel>
  )
}

function Rows({ id, page }: { id: string; page: Page }) {
  const search = streamRoute.useSearch()
  const navigate = streamRoute.useNavigate()
  if (page.nodes.length === 0) {
    return (
      <EmptyState icon={IconSend} title={search.state === undefined ? 'Nothing sent yet' : 'None in this state'} compact>
        {search.state === undefined ? 'Send a check to see whether the receiver takes it.' : 'Take the filter away to see all.'}
      </EmptyState>
    )
  }
  const pages = pagesOf(`log deliveries ${id}`, search, pageSize, page.pageInfo, (place) =>
    void navigate({ search: { state: search.state, ...place } }),
  )
  return (
    <DataTable
      label="Deliveries"
      columns={columns}
      rows={page.nodes}
      rowKey={(delivery) => delivery.id}
      footer={<Pager noun="deliveries" shown={page.nodes.length} {...pages} />}
    />
  )
}
