import { IconMail } from '@tabler/icons-react'
import { useState } from 'react'
import { Invite } from './_parts/Invite'
import { invitationsRoute, invitationStates } from './route'
import { Loaded } from '@/app/Loaded'
import { pagesOf } from '@/app/pages'
import { useAction } from '@/app/useAction'
import { usePress } from '@/app/usePress'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { InvitationsDocument, ResendInvitationDocument, RevokeInvitationDocument, type InvitationsQuery } from '@/gen/graphql'
import {
  BackLink,
  Button,
  ConfirmDialog,
  DataTable,
  EmptyState,
  FilterBar,
  FilterSelect,
  Group,
  listed,
  Missing,
  Moment,
  Page,
  PageHeader,
  Pager,
  Panel,
  StatusBadge,
  TableSkeleton,
  Text,
  TextLink,
  words,
  type Column,
} from '@/ui'

type Invitation = InvitationsQuery['invitations']['nodes'][number]

const pageSize = 25
const stateOptions = invitationStates.map((value) => ({ value, label: words(value) }))

const columns: readonly Column<Invitation>[] = [
  { id: 'who', header: 'Address', cell: (one) => <Who of={one} /> },
  { id: 'gets', header: 'Becomes', cell: (one) => gets(one), wideOnly: true },
  { id: 'state', header: 'State', cell: ({ state }) => <StatusBadge state={state} /> },
  { id: 'sent', header: 'Sent', cell: (one) => <Sent of={one} /> },
  { id: 'until', header: 'Open until', cell: ({ expiresAt }) => <Moment at={expiresAt} show="date" />, wideOnly: true },
]

function Who({ of: { email, invitedBy, member } }: { of: Invitation }) {
  return (
    <>
      <Text component="span" inherit fw={550} display="block" style={{ overflowWrap: 'anywhere' }}>
        {member == null ? (email ?? 'Forgotten') : <TextLink to="/members/$id" params={{ id: member.id }}>{member.displayName}</TextLink>}
      </Text>
      {invitedBy == null ? null : <Text component="span" size="xs" c="dimmed">by {invitedBy}</Text>}
    </>
  )
}

function gets({ roles, groups }: Invitation) {
  const parts = [...roles.map(words), ...groups.map(({ name }) => name || 'a group that is gone')]
  return parts.length === 0 ? 'Member' : listed(parts)
}

function Sent({ of: { sentAt, sent } }: { of: Invitation }) {
  return (
    <>
      <Moment at={sentAt} />
      {sent > 1 ? <Text size="xs" c="dimmed">{sent} times</Text> : null}
    </>
  )
}

/** Invitations to become a member, and what became of them. */
export function InvitationsPage() {
  const search = invitationsRoute.useSearch()
  const navigate = invitationsRoute.useNavigate()
  const may = useMay()
  const [inviting, setInviting] = useState(false)
  const [result, refetch] = useQuery({
    query: InvitationsDocument,
    variables: { first: pageSize, after: search.after, states: search.state === undefined ? undefined : [search.state] },
  })
  return (
    <Page>
      <PageHeader
        title="Invitations"
        back={<BackLink to="/members">Members</BackLink>}
        lead="For people whom no directory brings: they get a mail, and become members by signing in through your connection."
        actions={may('MANAGE_MEMBERS') ? <Button onClick={() => setInviting(true)}>Invite a person</Button> : null}
      />
      <Panel flush>
        <FilterBar>
          <FilterSelect
            label="State"
            all="Any state"
            options={stateOptions}
            value={search.state}
            onChange={(state) => void navigate({ search: { state }, replace: true })}
          />
        </FilterBar>
        <Loaded result={result} skeleton={<TableSkeleton />} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
          {({ invitations }) => <Rows page={invitations} stale={result.stale} />}
        </Loaded>
      </Panel>
      {inviting ? <Invite onClose={() => setInviting(false)} /> : null}
    </Page>
  )
}

function Rows({ page, stale }: { page: InvitationsQuery['invitations']; stale: boolean }) {
  const search = invitationsRoute.useSearch()
  const navigate = invitationsRoute.useNavigate()
  const may = useMay()
  const [revoking, setRevoking] = useState<Invitation | null>(null)
  const resend = usePress(ResendInvitationDocument, 'Sent again, with a new link.')
  const revoke = useAction(RevokeInvitationDocument, 'The invitation is taken back.')
  if (page.nodes.length === 0) {
    return (
      <EmptyState icon={IconMail} title={search.state === undefined ? 'Nobody has been invited' : 'No invitation is in this state'}>
        A directory brings people by itself. Invite those whom it does not know, such as partners with an address in your
        domain.
      </EmptyState>
    )
  }
  const act: Column<Invitation> = {
    id: 'act',
    header: 'Change',
    align: 'end',
    cell: (one) => {
      const again = one.state === 'OPEN' || one.state === 'EXPIRED'
      if (!again) return <Missing />
      return (
        <Group gap={6} justify="flex-end" wrap="nowrap">
          <Button size="compact-xs" variant="default" aria-label={`Send again to ${one.email ?? ''}`} onClick={() => void resend({ invitationId: one.id })}>
            Send again
          </Button>
          {one.state === 'OPEN' ? (
            <Button size="compact-xs" variant="default" aria-label={`Take back from ${one.email ?? ''}`} onClick={() => setRevoking(one)}>
              Take back
            </Button>
          ) : null}
        </Group>
      )
    },
  }
  const pages = pagesOf('invitations', search, pageSize, page.pageInfo, (place) =>
    void navigate({ search: { ...search, after: place.after, page: place.page } }),
  )
  return (
    <>
      <DataTable
        label="Invitations"
        columns={may('MANAGE_MEMBERS') ? [...columns, act] : columns}
        rows={page.nodes}
        rowKey={({ id }) => id}
        stale={stale}
        footer={<Pager noun="invitations" shown={page.nodes.length} {...pages} />}
      />
      <ConfirmDialog
        opened={revoking !== null}
        onClose={() => setRevoking(null)}
        title={`Take the invitation of ${revoking?.email ?? ''} back?`}
        effects={['The link in the mail is worth nothing from now on.']}
        confirm="Take back"
        onConfirm={async () => (await revoke({ invitationId: revoking?.id ?? '' })).problems}
      />
    </>
  )
}
