import { IconArrowsExchange } from '@tabler/icons-react'
import { useQuery } from '@/app/useQuery'
import { directoryRoute } from '../route'
import { Loaded } from '@/app/Loaded'
import { pagesOf } from '@/app/pages'
import { ExchangesDocument, type ExchangesQuery } from '@/gen/graphql'
import { DataTable, EmptyState, Moment, Pager, Panel, Pill, Switch, TableSkeleton, Text, type Column } from '@/ui'

const pageSize = 25

type Page = NonNullable<ExchangesQuery['directory']>['exchanges']
type Row = Page['nodes'][number]

const columns: readonly Column<Row>[] = [
  {
    id: 'request',
    header: 'Request',
    cell: ({ method, path }) => (
      <Text component="span" size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
        <strong>{method}</strong> {path}
      </Text>
    ),
  },
  { id: 'status', header: 'Answer', cell: ({ status }) => <Pill tone={toneOfStatus(status)}>{status}</Pill> },
  { id: 'problem', header: 'Note', cell: ({ problem }) => problem ?? null },
  { id: 'took', header: 'Took', align: 'end', cell: ({ milliseconds }) => `${milliseconds} ms`, wideOnly: true },
  { id: 'at', header: 'When', align: 'end', cell: ({ at }) => <Moment at={at} /> },
]

function toneOfStatus(status: number): 'success' | 'warning' | 'danger' {
  if (status < 400) return 'success'
  return status < 500 ? 'warning' : 'danger'
}

/** What the identity provider sent, and what it was answered. */
export function Exchanges({ id }: { id: string }) {
  const { refused, after } = directoryRoute.useSearch()
  const navigate = directoryRoute.useNavigate()
  const [result] = useQuery({
    query: ExchangesDocument,
    variables: { id, first: pageSize, after, refused: refused === true },
  })
  return (
    <Panel
      title="Provisioning log"
      description="Each request with its answer; without personal data."
      flush
      actions={
        <Switch
          label="Only refused or failed"
          checked={refused === true}
          onChange={(event) =>
            void navigate({ search: { refused: event.currentTarget.checked ? true : undefined }, replace: true })
          }
        />
      }
    >
      <Loaded result={result} skeleton={<TableSkeleton rows={4} />}>
        {({ directory }) => (directory == null ? null : <Rows id={id} page={directory.exchanges} />)}
      </Loaded>
    </Panel>
  )
}

function Rows({ id, page }: { id: string; page: Page }) {
  const search = directoryRoute.useSearch()
  const navigate = directoryRoute.useNavigate()
  if (page.nodes.length === 0) {
    return (
      <EmptyState icon={IconArrowsExchange} title={search.refused === true ? 'Nothing was refused' : 'Nothing received yet'} compact>
        {search.refused === true
          ? 'Every request so far was carried out.'
          : 'The first thing to arrive is usually the provider’s connection test.'}
      </EmptyState>
    )
  }
  const pages = pagesOf(`exchanges ${id}`, search, pageSize, page.pageInfo, (place) =>
    void navigate({ search: { refused: search.refused, ...place } }),
  )
  return (
    <DataTable
      label="Provisioning log"
      columns={columns}
      rows={page.nodes}
      rowKey={(exchange) => exchange.id}
      footer={<Pager noun="requests" shown={page.nodes.length} {...pages} />}
    />
  )
}
