import { IconInbox, IconSearchOff } from '@tabler/icons-react'
import { useLive } from '@/app/useLive'
import { useQuery } from '@/app/useQuery'
import { columns } from './_parts/columns'
import { filterOf, kindOptions, pageSize, viewOptions } from './_parts/queue'
import { requestsRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { pagesOf } from '@/app/pages'
import { SavedViews } from '@/app/views/SavedViews'
import { RequestQueueChangedDocument, RequestsDocument, type RequestsQuery, type RequestSort } from '@/gen/graphql'
import {
  DataTable,
  EmptyState,
  FilterBar,
  FilterSelect,
  LinkButton,
  listed,
  Page,
  PageHeader,
  Pager,
  Panel,
  plural,
  SegmentedControl,
  TableSkeleton,
} from '@/ui'

/** The queue of rights requests, due first before the others. */
export function RequestsPage() {
  const search = requestsRoute.useSearch()
  const navigate = requestsRoute.useNavigate()
  const view = search.view ?? 'open'
  const [result, refetch] = useQuery({
    query: RequestsDocument,
    variables: {
      first: pageSize,
      after: search.after,
      filter: filterOf(view, search.kind),
      sort: search.sort ?? (view === 'closed' ? 'RECEIVED_AT' : 'DUE_AT'),
    },
  })
  useLive(RequestQueueChangedDocument, {}, () => refetch({ requestPolicy: 'network-only' }))
  return (
    <Page>
      <PageHeader title="Requests" lead={queueLead(result.data?.overview)} actions={<Ways />} />
      <Panel flush>
        <FilterBar>
          <SegmentedControl
            aria-label="Which requests"
            size="sm"
            data={viewOptions}
            value={view}
            onChange={(next) =>
              void navigate({ search: { kind: search.kind, view: next }, replace: true })
            }
          />
          <FilterSelect
            label="Right"
            all="Any right"
            options={kindOptions}
            value={search.kind}
            onChange={(kind) => void navigate({ search: { view: search.view, kind }, replace: true })}
          />
          <SavedViews list="REQUESTS" />
        </FilterBar>
        <Loaded result={result} skeleton={<TableSkeleton />} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
          {({ requests }) => <Rows requests={requests} stale={result.stale} />}
        </Loaded>
      </Panel>
    </Page>
  )
}

function Ways() {
  return (
    <>
      <LinkButton to="/request-numbers" variant="default">Numbers</LinkButton>
      <LinkButton to="/answer-templates" variant="default">Words</LinkButton>
      <LinkButton to="/intake" variant="default">Ways in</LinkButton>
    </>
  )
}

function queueLead(overview: RequestsQuery['overview'] | undefined): string {
  const due = overview?.requestsDue
  if (due == null) return 'Members’ requests to see, correct, take along or erase their data.'
  const parts = [plural(due.open, 'open request', 'open requests')]
  if (due.overdue > 0) parts.push(`${due.overdue} overdue`)
  if (due.soon > 0) parts.push(`${due.soon} due within 7 days`)
  if (due.awaitingApproval > 0) parts.push(`${due.awaitingApproval} waiting for approval`)
  if (due.blocked > 0) parts.push(`${due.blocked} stopped by a hold`)
  return `${listed(parts)}.`
}

function Rows({ requests, stale }: { requests: RequestsQuery['requests']; stale: boolean }) {
  const search = requestsRoute.useSearch()
  const navigate = requestsRoute.useNavigate()
  if (requests.nodes.length === 0) return <NoRequests />
  const pages = pagesOf('requests', search, pageSize, requests.pageInfo, (place) =>
    void navigate({ search: { ...search, after: place.after, page: place.page } }),
  )
  return (
    <DataTable
      label="Requests"
      columns={columns}
      rows={requests.nodes}
      rowKey={(request) => request.id}
      sorting={{ by: search.sort ?? 'DUE_AT', direction: search.sort === 'RECEIVED_AT' ? 'DESC' : 'ASC' }}
      onSort={({ by }) => void navigate({ search: { view: search.view, kind: search.kind, sort: by as RequestSort } })}
      stale={stale}
      footer={<Pager noun="requests" shown={requests.nodes.length} total={requests.totalCount} {...pages} />}
    />
  )
}

function NoRequests() {
  const { view, kind } = requestsRoute.useSearch()
  if (kind !== undefined || (view !== undefined && view !== 'open')) {
    return (
      <EmptyState icon={IconSearchOff} title="No request is in this view">
        Look at all requests, or at another right.
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={IconInbox} title="Nothing waits for an answer">
      Members ask on their My data page; what comes by letter or telephone you enter on the member’s page. Each request
      shows here with the deadline that law and your terms give it.
    </EmptyState>
  )
}
