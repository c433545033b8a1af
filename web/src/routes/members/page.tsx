import { IconSearchOff, IconUsers } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { UseQueryState } from 'urql'
import { useQuery } from '@/app/useQuery'
import { columnsWith, type Ticks } from './_parts/columns'
import { directoryOptions, filterOf, isFiltered, pageSize, roleOptions, sortOf, stateOptions } from './_parts/filter'
import { Many } from './_parts/Many'
import { membersRoute } from './route'
import { Endless } from '@/app/endless/Endless'
import { Loaded } from '@/app/Loaded'
import { SavedViews } from '@/app/views/SavedViews'
import { useMay, useViewer } from '@/app/viewer'
import { MembersDocument, type MemberSortField, type MembersQuery } from '@/gen/graphql'
import {
  Button,
  EmptyState,
  FilterBar,
  FilterSelect,
  formatTotal,
  LinkButton,
  listed,
  Notice,
  Page,
  PageHeader,
  Panel,
  SearchField,
  TableSkeleton,
} from '@/ui'

/** All members of the organization: found, filtered and sorted by the server. */
export function MembersPage() {
  const search = membersRoute.useSearch()
  const navigate = membersRoute.useNavigate()
  const may = useMay()
  const [result, refetch] = useQuery({
    query: MembersDocument,
    variables: { first: pageSize, filter: filterOf(search), sort: sortOf(search), directories: may('READ_DIRECTORIES') },
  })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const ticks = useMemo<Ticks>(() => ({ chosen, toggle: (id) => setChosen(toggled(chosen, id)) }), [chosen])
  const set = (change: Partial<typeof search>) => void navigate({ search: { ...search, ...change }, replace: true })

  const total = result.data?.members.totalCount
  return (
    <Page>
      <PageHeader
        title="Members"
        lead={
          total === undefined
            ? 'People with an account in your organization.'
            : `${formatTotal(total, 'person', 'people')}${isFiltered(search) ? ' match' : ' with an account in your organization'}.`
        }
        actions={
          <>
            {may('MANAGE_DIRECTORIES') ? <LinkButton to="/transfer" variant="default">Import and export</LinkButton> : null}
            {may('MANAGE_MEMBERS') ? (
              <>
                <LinkButton to="/bulk-changes" variant="default">Past changes</LinkButton>
                <LinkButton to="/invitations" variant="default">Invitations</LinkButton>
                <Many search={search} total={total ?? 0} chosen={chosen} />
              </>
            ) : null}
          </>
        }
      />
      <OnlySome />
      <Panel flush>
        <FilterBar>
          <SearchField
            label="Search members"
            placeholder="Name, user name or e-mail"
            value={search.q ?? ''}
            onSearch={(q) => set({ q: q === '' ? undefined : q })}
          />
          <FilterSelect
            label="State"
            all="Any state"
            options={stateOptions}
            value={search.state}
            onChange={(state) => set({ state })}
          />
          <FilterSelect
            label="Role"
            all="Any role"
            options={roleOptions}
            value={search.role}
            onChange={(role) => set({ role })}
          />
          {may('READ_DIRECTORIES') ? (
            <FilterSelect
              label="Directory"
              all="Any directory"
              options={directoryOptions(result.data)}
              value={search.directory}
              onChange={(directory) => set({ directory })}
            />
          ) : null}
          <SavedViews list="MEMBERS" />
        </FilterBar>
        <Loaded
          result={result}
          skeleton={<TableSkeleton />}
          onRetry={() => refetch({ requestPolicy: 'network-only' })}
        >
          {({ members }) =>
            members.nodes.length === 0 ? (
              <Nobody />
            ) : (
              <MemberRows result={result} ticks={may('MANAGE_MEMBERS') ? ticks : null} />
            )
          }
        </Loaded>
      </Panel>
    </Page>
  )
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}

/** Says so where the viewer's role reaches the members of some groups only. */
function OnlySome() {
  const limit = useViewer().limits.find(({ permission }) => permission === 'READ_MEMBERS')
  if (limit === undefined) return null
  return (
    <div style={{ marginBottom: 20 }}>
      <Notice title={`You see the members of ${listed(limit.groups)}`}>
        Your role is limited to {limit.groups.length === 1 ? 'this group' : 'these groups'}. Everybody else is hidden from you.
      </Notice>
    </div>
  )
}

const connection = ({ members }: MembersQuery) => members
const rowKey = ({ id }: { id: string }) => id

function MemberRows({ result, ticks }: { result: UseQueryState<MembersQuery>; ticks: Ticks | null }) {
  const columns = useMemo(() => columnsWith(ticks), [ticks])
  const search = membersRoute.useSearch()
  const navigate = membersRoute.useNavigate()
  const sort = sortOf(search)
  return (
    <Endless
      label="Members"
      noun="members"
      query={MembersDocument}
      connection={connection}
      result={result}
      columns={columns}
      rowKey={rowKey}
      sorting={{ by: sort.field, direction: sort.direction }}
      onSort={({ by, direction }) => void navigate({ search: { ...search, sort: by as MemberSortField, dir: direction } })}
    />
  )
}

function Nobody() {
  return isFiltered(membersRoute.useSearch()) ? <NoMatch /> : <NoMembers />
}

function NoMatch() {
  const navigate = membersRoute.useNavigate()
  return (
    <EmptyState
      icon={IconSearchOff}
      title="No member matches"
      action={
        <Button variant="default" onClick={() => void navigate({ search: {} })}>
          Clear search and filters
        </Button>
      }
    >
      The search looks at the beginning of names, user names and e-mail addresses.
    </EmptyState>
  )
}

function NoMembers() {
  return (
    <EmptyState
      icon={IconUsers}
      title="No members yet"
      action={<LinkButton to="/directories">Set up a directory</LinkButton>}
    >
      Members come from your identity provider over SCIM: connect it once, and accounts appear, change and end with it.
      A file with their user names does it too, under Import and export.
    </EmptyState>
  )
}
