import { IconSearchOff, IconUsersGroup } from '@tabler/icons-react'
import type { UseQueryState } from 'urql'
import { useQuery } from '@/app/useQuery'
import { GroupForm } from './_parts/GroupForm'
import { groupsRoute } from './route'
import { Endless } from '@/app/endless/Endless'
import { Loaded } from '@/app/Loaded'
import { useMay } from '@/app/viewer'
import { GroupsDocument, type GroupsQuery } from '@/gen/graphql'
import {
  Button,
  EmptyState,
  FilterBar,
  formatCount,
  Moment,
  Page,
  PageHeader,
  Panel,
  RowLink,
  SearchField,
  TableSkeleton,
  Text,
  useDisclosure,
  type Column,
} from '@/ui'

const pageSize = 50

type Row = GroupsQuery['groups']['nodes'][number]

const columns: readonly Column<Row>[] = [
  {
    id: 'name',
    header: 'Name',
    width: '48%',
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
    variables: { first: pageSize, filter: { search: search.q } },
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
          {({ groups }) => (groups.nodes.length === 0 ? <Nothing /> : <Rows result={result} />)}
        </Loaded>
      </Panel>
      {creating ? <GroupForm onClose={close} /> : null}
    </Page>
  )
}

const connection = ({ groups }: GroupsQuery) => groups
const rowKey = ({ id }: Row) => id

function Rows({ result }: { result: UseQueryState<GroupsQuery> }) {
  return (
    <Endless label="Groups" noun="groups" query={GroupsDocument} connection={connection} result={result} columns={columns} rowKey={rowKey} />
  )
}

function Nothing() {
  return groupsRoute.useSearch().q === undefined ? <NoGroups /> : <NoMatch />
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
