import { IconUsers } from '@tabler/icons-react'
import { useCallback, useMemo, useState } from 'react'
import type { UseQueryState } from 'urql'
import { useQuery } from '@/app/useQuery'
import { AddMembers } from './_parts/AddMembers'
import { DeleteGroup } from './_parts/DeleteGroup'
import { GroupForm } from './_parts/GroupForm'
import { memberColumns } from './_parts/memberColumns'
import { groupRoute } from './route'
import { Endless } from '@/app/endless/Endless'
import { Loaded } from '@/app/Loaded'
import { useMay } from '@/app/viewer'
import { GroupDocument, type GroupQuery } from '@/gen/graphql'
import {
  BackLink,
  Button,
  EmptyState,
  ErrorState,
  Facts,
  Moment,
  Page,
  PageHeader,
  Panel,
  plural,
  Sections,
} from '@/ui'

const pageSize = 50

type Group = NonNullable<GroupQuery['group']>

/** One group with its members. */
export function GroupPage() {
  const { id } = groupRoute.useParams()
  const [result, refetch] = useQuery({ query: GroupDocument, variables: { id, first: pageSize } })
  const reload = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  return (
    <Page>
      <Loaded result={result} onRetry={reload}>
        {({ group }) => (group == null ? <ErrorState kind="missing" /> : <Parts result={result} group={group} onChange={reload} />)}
      </Loaded>
    </Page>
  )
}

interface PartsProps {
  result: UseQueryState<GroupQuery>
  group: Group
  onChange: () => void
}

function Parts({ result, group, onChange }: PartsProps) {
  const may = useMay()
  const [act, setAct] = useState<'rename' | 'delete' | 'add' | null>(null)
  const close = () => setAct(null)
  const actions = (
    <>
      <Button variant="default" onClick={() => setAct('delete')}>
        Delete
      </Button>
      <Button variant="default" onClick={() => setAct('rename')}>
        Rename
      </Button>
      <Button onClick={() => setAct('add')}>Add members</Button>
    </>
  )
  return (
    <>
      <PageHeader
        title={group.displayName}
        back={<BackLink to="/groups">Groups</BackLink>}
        lead={
          <>
            {plural(group.memberCount, 'member', 'members')} ·{' '}
            {group.directory == null ? 'made here by hand' : `provisioned by ${group.directory.name}`} · created{' '}
            <Moment at={group.createdAt} show="date" />
          </>
        }
        actions={may('MANAGE_MEMBERS') ? actions : null}
      />
      <Sections>
        {group.extensions.map((extension) => (
          <Panel key={extension.urn} title={extension.name} description={extension.urn}>
            <Facts items={extension.values.map(({ key, value }) => [key, value] as const)} />
          </Panel>
        ))}
        <Panel flush>
          <Members result={result} group={group} onChange={onChange} />
        </Panel>
      </Sections>
      {act === 'rename' ? <GroupForm group={group} onClose={close} /> : null}
      {act === 'add' ? <AddMembers group={group} onClose={close} onDone={onChange} /> : null}
      <DeleteGroup group={group} opened={act === 'delete'} onClose={close} />
    </>
  )
}

const nobody = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
const connection = ({ group }: GroupQuery) => (group == null ? nobody : { ...group.members, totalCount: group.memberCount })
const rowKey = ({ id }: { id: string }) => id

function Members({ result, group, onChange }: PartsProps) {
  const may = useMay()('MANAGE_MEMBERS')
  const columns = useMemo(() => memberColumns(group.id, may, onChange), [group.id, may, onChange])
  if (group.members.nodes.length === 0) {
    return (
      <EmptyState icon={IconUsers} title="Nobody is in this group">
        {group.directory == null
          ? 'Add members here; whoever is in the group gets what is given to it.'
          : 'The directory decides who is in it; nobody was sent so far.'}
      </EmptyState>
    )
  }
  return (
    <Endless
      label={`Members of ${group.displayName}`}
      noun="members"
      query={GroupDocument}
      connection={connection}
      result={result}
      columns={columns}
      rowKey={rowKey}
    />
  )
}
