import { IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { holdRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { HoldDocument, ReleaseHoldDocument, type HoldQuery } from '@/gen/graphql'
import {
  BackLink,
  Button,
  Columns,
  ConfirmDialog,
  DataTable,
  EmptyState,
  ErrorState,
  Facts,
  Group,
  listed,
  Moment,
  Page,
  PageHeader,
  Panel,
  Person,
  Pill,
  plural,
  RowLink,
  StatusBadge,
  Text,
  TextLink,
  words,
  type Column,
} from '@/ui'

type Hold = NonNullable<HoldQuery['hold']>
type Kept = NonNullable<Hold['members']>[number]

const columns: readonly Column<Kept>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: (member) => (
      <RowLink to="/members/$id" params={{ id: member.id }}>
        <Person name={member.displayName || member.userName} detail={member.userName} />
      </RowLink>
    ),
  },
  { id: 'state', header: 'Account', cell: ({ state }) => <StatusBadge state={state} /> },
]

/** One hold and whom it keeps. */
export function HoldPage() {
  const { id } = holdRoute.useParams()
  const [result, refetch] = useQuery({ query: HoldDocument, variables: { id } })
  return (
    <Page>
      <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ hold }) => (hold == null ? <ErrorState kind="missing" /> : <Parts hold={hold} />)}
      </Loaded>
    </Page>
  )
}

function Parts({ hold }: { hold: Hold }) {
  const may = useMay()
  const [releasing, setReleasing] = useState(false)
  const stands = hold.state === 'ACTIVE'
  return (
    <>
      <PageHeader
        title={hold.matter}
        back={<BackLink to="/holds">Holds</BackLink>}
        badges={<StatusBadge state={hold.state} />}
        lead={`Keeps ${plural(hold.memberCount, 'member', 'members')}.`}
        actions={stands && may('MANAGE_HOLDS') ? <Button onClick={() => setReleasing(true)}>Release</Button> : null}
      />
      <Columns>
        <Panel title="Members kept" flush>
          <KeptMembers hold={hold} />
        </Panel>
        <Panel title="Why it stands">
          <Text size="sm" mb="md">
            {hold.reason}
          </Text>
          <Facts items={facts(hold)} />
        </Panel>
      </Columns>
      <ReleaseDialog hold={hold} opened={releasing} onClose={() => setReleasing(false)} />
    </>
  )
}

function facts(hold: Hold): readonly (readonly [string, React.ReactNode])[] {
  const groups = hold.groups ?? []
  return [
    ['Placed', <Moment key="placed" at={hold.placedAt} show="time" />],
    ['By', hold.placedBy],
    ['Review', hold.state === 'ACTIVE' ? <Moment key="review" at={hold.reviewAt} show="date" /> : null],
    ['Keeps only', hold.categories.length === 0 ? null : listed(hold.categories.map(words))],
    ['From', hold.from == null ? null : <Moment key="from" at={hold.from} show="date" />],
    ['Before', hold.until == null ? null : <Moment key="until" at={hold.until} show="date" />],
    ['Found by', hold.query],
    ['Custodian', hold.custodian],
    ['Groups', groups.length === 0 ? null : <GroupPills key="groups" groups={groups} />],
    ['Released', hold.releasedAt == null ? null : <Moment key="released" at={hold.releasedAt} show="time" />],
    ['Released by', hold.releasedBy],
    ['Why released', hold.releaseReason],
  ]
}

function GroupPills({ groups }: { groups: NonNullable<Hold['groups']> }) {
  return (
    <Group gap={6}>
      {groups.map((group) => (
        <TextLink key={group.id} to="/groups/$id" params={{ id: group.id }} underline="never">
          <Pill>{group.displayName}</Pill>
        </TextLink>
      ))}
    </Group>
  )
}

function KeptMembers({ hold }: { hold: Hold }) {
  const members = hold.members ?? []
  if (members.length === 0) {
    return (
      <EmptyState icon={IconUsers} title="Nobody to show" compact>
        The hold’s groups are empty, or your role does not see members.
      </EmptyState>
    )
  }
  return (
    <DataTable
      label="Members kept"
      columns={columns}
      rows={members}
      rowKey={(member) => member.id}
      footer={
        hold.memberCount > members.length ? (
          <Text size="sm" c="dimmed" p={16}>
            The first {members.length} of {hold.memberCount}.
          </Text>
        ) : null
      }
    />
  )
}

function ReleaseDialog({ hold, opened, onClose }: { hold: Hold; opened: boolean; onClose: () => void }) {
  const release = useAction(ReleaseHoldDocument, 'The hold is released.')
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Release ${hold.matter}?`}
      effects={[
        'Erasure requests that it stopped go on by themselves, unless another hold keeps the member.',
        'What has passed its retention may be erased from now on.',
        'A released hold can’t be put back; place a new one instead.',
      ]}
      reason={{ label: 'Reason', hint: 'At least 20 characters.' }}
      confirm="Release hold"
      danger
      onConfirm={async (reason) => (await release({ holdId: hold.id, reason })).problems}
    />
  )
}
