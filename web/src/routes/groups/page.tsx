import { IconSearchOff, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@/app/useQuery'
import { GroupForm } from './_parts/GroupForm'
import { groupsRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { pagesOf } from '@/app/pages'
import { useMay } from '@/app/viewer'
import { GroupsDocument, type GroupsQuery } from '@/gen/graphql'
import {
  Button,
  DataTable,
  EmptyState,
  FilterBar,
  formatCount,
  Moment,
  Page,
  PageHeader,
  Pager,
  Panel,
  RowLink,
  SearchField,
  TableSkeleton,
  Text,
  useDisclosure,
  type Column,
} from '@/ui'

const pageSize = 25

type Row = GroupsQuery['groups']['nodes'][number]

const columns: readonly Column<Row>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: (group) => (
      <RowLink to="/groups/$id" params={{ id: group.id }}>
        <Text component="span" inherit fw={550}>
          {group.displayName}
        </Text>
      </RowLink>
    ),
  },
  { id: 'members', header: 'Members', align: 'end', cell: ({ memberCount }) => formatCount(memberCount) },
  { id: 'directory', header: 'Directory', cell: ({ directory }) => directory?.name ?? 'By hand' },
  { id: 'created', header: 'Created', cell: ({ createdAt }) => <Moment at={createdAt} show="date" />, wideOnly: true },
]

/** All groups of the organization. */
export function GroupsPage() {
  const search = groupsRoute.useSearch()
  const navigate = groupsRoute.useNavigate()
  const may = useMay()
  const [creating, { open, close }] = useDisclosure()
  const [result, refetch] = useQuery({
    query: GroupsDocument,
    variables: { first: pageSize, after: search.after, filter: { search: search.q } },
  })
  return (
    <Page>
      <PageHeader
        title="Groups"
        lead="Sets of members. Terms, holds and products can be given to a whole group."
        actions={may('MANAGE_MEMBERS') ? <Button onClick={open}>New group</Button> : null}
      />
      <Panel flush>
        <FilterBar>
          <SearchField
            label="Search groups"
            placeholder="Beginning of a name"
            value={search.q ?? ''}
            onSearch={(q) => void navigate({ search: q === '' ? {} : { q }, replace: true })}
          />
        </FilterBar>
        <Loaded result={result} skeleton={<TableSkeleton />} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
          {(data) => <Rows groups={data.groups} stale={result.stale} />}
        </Loaded>
      </Panel>
      {creating ? <GroupForm onClose={close} /> : null}
    </Page>
  )
}

function Rows({ groups, stale }: { groups: GroupsQuery['groups']; stale: boolean }) {
  const search = groupsRoute.useSearch()
  const navigate = groupsRoute.useNavigate()
  if (groups.nodes.length === 0) return search.q === undefined ? <NoGroups /> : <NoMatch />
  const pages = pagesOf('groups', search, pageSize, groups.pageInfo, (place) =>
    void navigate({ search: { q: search.q, ...place } }),
  )
  return (
    <DataTable
      label="Groups"
      columns={columns}
      rows={groups.nodes}
      rowKey={(group) => group.id}
      stale={stale}
      footer={<Pager noun="groups" shown={groups.nodes.length} total={groups.totalCount} {...pages} />}
    />
  )
}

function NoMatch() {
  return (
    <EmptyState icon={IconSearchOff} title="No group matches">
      The search looks at the beginning of names.
    </EmptyState>
  )
}

function NoGroups() {
  return (
    <EmptyState icon={IconUsersGroup} title="No groups yet">
      Groups come from your identity provider with its members, or are made here by hand.
    </EmptyState>
  )
}
