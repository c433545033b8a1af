import { IconBuilding, IconSearchOff } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { UseQueryState } from 'urql'
import { useQuery } from '@/app/useQuery'
import { CreateOrganization } from './_parts/CreateOrganization'
import { StandingPanel } from './_parts/Standing'
import { organizationsRoute } from './route'
import { Endless } from '@/app/endless/Endless'
import { Loaded } from '@/app/Loaded'
import { OrganizationsDocument, type OrganizationsQuery } from '@/gen/graphql'
import {
  Button,
  EmptyState,
  FilterBar,
  LinkButton,
  Moment,
  Page,
  PageHeader,
  Panel,
  Pill,
  SearchField,
  SecretOnce,
  StatusBadge,
  TableSkeleton,
  Text,
  words,
  type Column,
} from '@/ui'

const pageSize = 50

type Row = OrganizationsQuery['organizations']['nodes'][number]

const columns: readonly Column<Row>[] = [
  { id: 'name', header: 'Name', width: '32%', cell: (row) => <NameCell row={row} /> },
  { id: 'kind', header: 'Kind', cell: ({ kind }) => words(kind) },
  { id: 'law', header: 'Jurisdiction', cell: ({ jurisdiction }) => jurisdiction },
  { id: 'state', header: 'State', cell: ({ state }) => <StatusBadge state={state} /> },
  { id: 'since', header: 'Since', cell: ({ createdAt }) => <Moment at={createdAt} show="date" /> },
]

function standingColumn(onLook: (row: Row) => void): Column<Row> {
  return {
    id: 'standing',
    header: 'Standing',
    cell: (row) => (
      <Button size="compact-sm" variant="default" onClick={() => onLook(row)} aria-label={`Standing of ${row.name}`}>
        Standing
      </Button>
    ),
  }
}

function NameCell({ row }: { row: Row }) {
  return (
    <>
      <Text component="span" inherit fw={550}>
        {row.name}
      </Text>{' '}
      {row.vendor ? <Pill tone="info">Vendor</Pill> : null}
      <Text component="span" size="xs" c="dimmed" display="block">
        {row.slug}
      </Text>
    </>
  )
}

/** All organizations of the installation, for operators. */
export function OrganizationsPage() {
  const search = organizationsRoute.useSearch()
  const navigate = organizationsRoute.useNavigate()
  const [creating, setCreating] = useState(false)
  const [token, setToken] = useState<string | null>(null)
  const [looking, setLooking] = useState<Row | null>(null)
  const [result, refetch] = useQuery({
    query: OrganizationsDocument,
    variables: { first: pageSize, search: search.q },
  })
  return (
    <Page>
      <PageHeader
        title="Organizations"
        lead="Everybody who uses this installation. Operators see that they exist, never what their members hold."
        actions={
          <>
            <LinkButton to="/organizations/terms" variant="default">
              Compare terms
            </LinkButton>
            <Button onClick={() => setCreating(true)}>New organization</Button>
          </>
        }
      />
      <Panel flush>
        <FilterBar>
          <SearchField
            label="Search organizations"
            placeholder="Part of a name"
            value={search.q ?? ''}
            onSearch={(q) => void navigate({ search: q === '' ? {} : { q }, replace: true })}
          />
        </FilterBar>
        <Loaded result={result} skeleton={<TableSkeleton />} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
          {({ organizations }) => (organizations.nodes.length === 0 ? <Nothing /> : <Rows result={result} onLook={setLooking} />)}
        </Loaded>
      </Panel>
      {looking === null ? null : (
        <StandingPanel organization={looking} onClose={() => setLooking(null)} onDone={() => refetch({ requestPolicy: 'network-only' })} />
      )}
      {creating ? (
        <CreateOrganization
          onClose={() => setCreating(false)}
          onCreated={(secret) => {
            setCreating(false)
            setToken(secret)
            refetch({ requestPolicy: 'network-only' })
          }}
        />
      ) : null}
      <SecretOnce
        secret={token}
        title="Organization created"
        use="This set-up token acts as an owner and ends after 24 hours: give it to whoever connects their identity provider."
        onDone={() => setToken(null)}
      />
    </Page>
  )
}

const connection = ({ organizations }: OrganizationsQuery) => organizations
const rowKey = ({ id }: Row) => id

function Rows({ result, onLook }: { result: UseQueryState<OrganizationsQuery>; onLook: (row: Row) => void }) {
  const all = useMemo(() => [...columns, standingColumn(onLook)], [onLook])
  return (
    <Endless
      label="Organizations"
      noun="organizations"
      query={OrganizationsDocument}
      connection={connection}
      result={result}
      columns={all}
      rowKey={rowKey}
    />
  )
}

function Nothing() {
  return organizationsRoute.useSearch().q === undefined ? (
    <EmptyState icon={IconBuilding} title="No organizations yet">
      Create the first one; you get a token with which it is set up.
    </EmptyState>
  ) : (
    <EmptyState icon={IconSearchOff} title="No organization matches">
      The search looks in names and short names.
    </EmptyState>
  )
}
