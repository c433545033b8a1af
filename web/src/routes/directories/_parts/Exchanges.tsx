import { IconArrowsExchange } from '@tabler/icons-react'
import { useQuery } from '@/app/useQuery'
import { directoryRoute, logMethods } from '../route'
import { toneOfStatus } from './tone'
import { Loaded } from '@/app/Loaded'
import { pagesOf } from '@/app/pages'
import { ExchangesDocument, type ExchangesQuery } from '@/gen/graphql'
import {
  Button,
  DataTable,
  EmptyState,
  FilterBar,
  FilterSelect,
  Moment,
  Pager,
  Panel,
  Pill,
  Switch,
  TableSkeleton,
  Text,
  TextInput,
  type Column,
} from '@/ui'

const pageSize = 25

type Page = NonNullable<ExchangesQuery['directory']>['exchanges']
type Row = Page['nodes'][number]

const columns: readonly Column<Row>[] = [
  { id: 'request', header: 'Request', cell: (row) => <Request row={row} /> },
  { id: 'status', header: 'Answer', cell: ({ status }) => <Pill tone={toneOfStatus(status)}>{status}</Pill> },
  { id: 'problem', header: 'Note', cell: ({ problem }) => problem ?? null },
  { id: 'took', header: 'Took', align: 'end', cell: ({ milliseconds }) => `${milliseconds} ms`, wideOnly: true },
  { id: 'at', header: 'When', align: 'end', cell: ({ at }) => <Moment at={at} /> },
]

/** The request, which opens its entry. */
function Request({ row: { id, method, path } }: { row: Row }) {
  const navigate = directoryRoute.useNavigate()
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      h="auto"
      px={4}
      styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
      onClick={() => void navigate({ search: (search) => ({ ...search, entry: id }) })}
    >
      <Text component="span" size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
        <strong>{method}</strong> {path}
      </Text>
    </Button>
  )
}

/** What the identity provider sent, and what it was answered. */
export function Exchanges({ id }: { id: string }) {
  const search = directoryRoute.useSearch()
  const navigate = directoryRoute.useNavigate()
  const { refused, after, method, status, q, from, to, member } = search
  const [result] = useQuery({
    query: ExchangesDocument,
    variables: {
      id,
      first: pageSize,
      after,
      refused: refused === true,
      filter: {
        method, status, search: q, resource: member,
        from: from === undefined ? undefined : `${from}T00:00:00Z`,
        to: to === undefined ? undefined : `${to}T23:59:59Z`,
      },
    },
  })
  const set = (part: Partial<typeof search>) =>
    void navigate({ search: { ...search, ...part, after: undefined, page: undefined }, replace: true })
  return (
    <Panel title="Provisioning log" description="Each request with its answer; open one to see both, and to try it again." flush>
      <FilterBar>
        <TextInput
          aria-label="Search path and note"
          placeholder="Path or note"
          defaultValue={q ?? ''}
          onBlur={(event) => set({ q: event.currentTarget.value.trim() === '' ? undefined : event.currentTarget.value.trim() })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
          }}
        />
        <FilterSelect
          label="Method"
          all="All methods"
          options={logMethods.map((value) => ({ value, label: value }))}
          value={method}
          onChange={(next) => set({ method: next })}
        />
        <TextInput
          aria-label="Status"
          placeholder="Status"
          inputMode="numeric"
          w={90}
          defaultValue={status ?? ''}
          onBlur={(event) => set({ status: Number.parseInt(event.currentTarget.value, 10) || undefined })}
        />
        <TextInput
          aria-label="SCIM id of a member or group"
          placeholder="SCIM id"
          defaultValue={member ?? ''}
          onBlur={(event) => set({ member: event.currentTarget.value.trim() === '' ? undefined : event.currentTarget.value.trim() })}
        />
        <TextInput aria-label="From" type="date" value={from ?? ''} onChange={(event) => set({ from: event.currentTarget.value || undefined })} />
        <TextInput aria-label="To" type="date" value={to ?? ''} onChange={(event) => set({ to: event.currentTarget.value || undefined })} />
        <Switch
          label="Only refused or failed"
          checked={refused === true}
          onChange={(event) => set({ refused: event.currentTarget.checked ? true : undefined })}
        />
      </FilterBar>
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
      <EmptyState icon={IconArrowsExchange} title={filtered(search) ? 'Nothing like this' : 'Nothing received yet'} compact>
        {filtered(search)
          ? 'No request fits. Take a filter away.'
          : 'The first thing to arrive is usually the provider’s connection test.'}
      </EmptyState>
    )
  }
  const pages = pagesOf(`exchanges ${id}`, search, pageSize, page.pageInfo, (place) =>
    void navigate({ search: { ...search, after: undefined, page: undefined, ...place } }),
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

/** Whether the list is narrowed. */
function filtered(search: { refused?: boolean; method?: string; status?: number; q?: string; from?: string; to?: string; member?: string }): boolean {
  return [search.refused, search.method, search.status, search.q, search.from, search.to, search.member].some((value) => value !== undefined)
}
