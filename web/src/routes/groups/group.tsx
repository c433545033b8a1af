import { IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { AddMembers } from './_parts/AddMembers'
import { DeleteGroup } from './_parts/DeleteGroup'
import { GroupForm } from './_parts/GroupForm'
import { memberColumns } from './_parts/memberColumns'
import { groupRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { pagesOf } from '@/app/pages'
import { useMay } from '@/app/viewer'
import { GroupDocument, type GroupQuery } from '@/gen/graphql'
import {
  BackLink,
  Button,
  DataTable,
  EmptyState,
  ErrorState,
  Facts,
  Moment,
  Page,
  PageHeader,
  Pager,
  Panel,
  plural,
  Sections,
} from '@/ui'

const pageSize = 25

type Group = NonNullable<GroupQuery['group']>

/** One group with its members. */
export function GroupPage() {
  const { id } = groupRoute.useParams()
  const { after } = groupRoute.useSearch()
  const [result, refetch] = useQuery({ query: GroupDocument, variables: { id, first: pageSize, after } })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Page>
      <Loaded result={result} onRetry={reload}>
        {({ group }) => (group == null ? <ErrorState kind="missing" /> : <Parts group={group} onChange={reload} />)}
      </Loaded>
    </Page>
  )
}

function Parts({ group, onChange }: { group: Group; onChange: () => void }) {
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
          <Members group={group} onChange={onChange} />
        </Panel>
      </Sections>
      {act === 'rename' ? <GroupForm group={group} onClose={close} /> : null}
      {act === 'add' ? <AddMembers group={group} onClose={close} onDone={onChange} /> : null}
      <DeleteGroup group={group} opened={act === 'delete'} onClose={close} />
    </>
  )
}

function Members({ group, onChange }: { group: Group; onChange: () => void }) {
  const search = groupRoute.useSearch()
  const navigate = groupRoute.useNavigate()
  const may = useMay()
  const { nodes, pageInfo } = group.members
  if (nodes.length === 0) {
    return (
      <EmptyState icon={IconUsers} title="Nobody is in this group">
        {group.directory == null
          ? 'Add members here; whoever is in the group gets what is given to it.'
          : 'The directory decides who is in it; nobody was sent so far.'}
      </EmptyState>
    )
  }
  const pages = pagesOf(`group ${group.id}`, search, pageSize, pageInfo, (place) => void navigate({ search: place }))
  return (
    <DataTable
      label={`Members of ${group.displayName}`}
      columns={memberColumns(group.id, may('MANAGE_MEMBERS'), onChange)}
      rows={nodes}
      rowKey={(member) => member.id}
      footer={<Pager noun="members" shown={nodes.length} total={group.memberCount} {...pages} />}
    />
  )
}
