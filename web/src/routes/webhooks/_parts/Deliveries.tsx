import { IconSend } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { ReplayFailed } from './ReplayFailed'
import { deliveryStates, webhookRoute } from '../route'
import { Loaded } from '@/app/Loaded'
import { pagesOf } from '@/app/pages'
import { usePolling } from '@/app/usePolling'
import { useMay } from '@/app/viewer'
import { WebhookDeliveriesDocument, type WebhookDeliveriesQuery, type WebhookPartsFragment } from '@/gen/graphql'
import {
  Button, DataTable, EmptyState, FilterBar, FilterSelect, Moment, Pager, Panel, StatusBadge, TableSkeleton, words, type Column,
} from '@/ui'

const pageSize = 25

type Page = NonNullable<WebhookDeliveriesQuery['webhook']>['deliveries']
type Row = Page['nodes'][number]

const columns: readonly Column<Row>[] = [
  { id: 'action', header: 'Message', cell: (row) => <Open row={row} /> },
  { id: 'state', header: 'State', cell: ({ state }) => <StatusBadge state={state} /> },
  { id: 'answer', header: 'Answer', cell: ({ status, problem }) => problem ?? status ?? null },
  { id: 'tries', header: 'Tries', align: 'end', cell: ({ tries }) => tries, wideOnly: true },
  { id: 'at', header: 'When', align: 'end', cell: ({ createdAt }) => <Moment at={createdAt} /> },
]

function Open({ row: { id, action } }: { row: Row }) {
  const navigate = webhookRoute.useNavigate()
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      px={4}
      onClick={() => void navigate({ search: (search) => ({ ...search, delivery: id }) })}
    >
      {words(action)}
    </Button>
  )
}

/** The delivery log, newest first. */
export function Deliveries({ webhook, onChange }: { webhook: WebhookPartsFragment; onChange: () => void }) {
  const search = webhookRoute.useSearch()
  const navigate = webhookRoute.useNavigate()
  const [replaying, setReplaying] = useState(false)
  const manages = useMay()('MANAGE_ORGANIZATION')
  const [result, refetch] = useQuery({
    query: WebhookDeliveriesDocument,
    variables: { id: webhook.id, first: pageSize, after: search.after, state: search.state },
  })
  const reload = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  usePolling(result.data?.webhook?.deliveries.nodes.some(({ state }) => state === 'WAITING') ?? false, reload)
  return (
    <Panel
      title="Deliveries"
      description="Each message with its answers; open one to see both, and to send it again."
      flush
      actions={
        manages && webhook.counts.failed > 0 ? (
          <Button size="xs" variant="default" onClick={() => setReplaying(true)}>
            Replay all failed
          </Button>
        ) : null
      }
    >
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
        {({ webhook: found }) => (found == null ? null : <Rows id={webhook.id} page={found.deliveries} />)}
      </Loaded>
      {replaying ? (
        <ReplayFailed
          webhookId={webhook.id}
          onClose={() => setReplaying(false)}
          onDone={() => {
            reload()
            onChange()
          }}
        />
      ) : null}
    </Panel>
  )
}

function Rows({ id, page }: { id: string; page: Page }) {
  const search = webhookRoute.useSearch()
  const navigate = webhookRoute.useNavigate()
  if (page.nodes.length === 0) {
    return (
      <EmptyState icon={IconSend} title={search.state === undefined ? 'Nothing sent yet' : 'None in this state'} compact>
        {search.state === undefined ? 'Send a test to see whether the program takes it.' : 'Take the filter away to see all.'}
      </EmptyState>
    )
  }
  const pages = pagesOf(`deliveries ${id}`, search, pageSize, page.pageInfo, (place) =>
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
