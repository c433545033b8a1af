import { IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { OwnIdentitiesDocument, RemoveOwnIdentityDocument, type OwnIdentitiesQuery } from '@/gen/graphql'
import { Button, ConfirmDialog, DataTable, EmptyState, Group, Moment, Panel, Pill, type Column } from '@/ui'

type Me = NonNullable<OwnIdentitiesQuery['viewer']['me']>
type Identity = Me['identities'][number]

/** The ways by which one signs in to one's own account: which there are, and which could be added. */
export function Identities() {
  const [{ data }] = useQuery({ query: OwnIdentitiesDocument })
  const me = data?.viewer.me
  if (me == null) return null
  return <Ways me={me} />
}

function Ways({ me }: { me: Me }) {
  const [removing, setRemoving] = useState<Identity | null>(null)
  const remove = useAction(RemoveOwnIdentityDocument, 'That way to sign in is removed.')
  const columns: readonly Column<Identity>[] = [
    { id: 'name', header: 'By', cell: (identity) => <Name identity={identity} /> },
    { id: 'issuer', header: 'Provider', cell: ({ issuer }) => <span style={{ overflowWrap: 'anywhere' }}>{issuer}</span>, wideOnly: true },
    { id: 'since', header: 'Added', cell: ({ linkedAt }) => <Moment at={linkedAt} /> },
    {
      id: 'remove',
      header: 'Remove',
      align: 'end',
      cell: (identity) =>
        identity.current ? null : (
          <Button size="compact-xs" variant="default" aria-label={`Remove ${identity.connectionName}`} onClick={() => setRemoving(identity)}>
            Remove
          </Button>
        ),
    },
  ]
  return (
    <Panel
      title="Ways to sign in"
      description="The identities at providers that open your account."
      flush
      actions={me.linkableConnections.map(({ name, linkPath }) => (
        <form key={linkPath} method="post" action={linkPath}>
          <input type="hidden" name="return_to" value="/settings" />
          <Button type="submit" size="xs" variant="default" leftSection={<IconLink size={14} aria-hidden />}>
            Add {name}
          </Button>
        </form>
      ))}
    >
      {me.identities.length === 0 ? (
        <EmptyState icon={IconLink} title="No provider knows this account yet" compact>
          The first sign-in through one of your organization’s connections adds it here.
        </EmptyState>
      ) : (
        <DataTable label="Ways to sign in" columns={columns} rows={me.identities} rowKey={({ id }) => id} />
      )}
      <ConfirmDialog
        opened={removing !== null}
        onClose={() => setRemoving(null)}
        title={`Remove ${removing?.connectionName ?? 'this way'}?`}
        effects={['You can’t sign in by it any more, and the sessions that it opened end now.', 'You can add it again as long as the connection is open to you.']}
        confirm="Remove"
        danger
        onConfirm={async () => (await remove({ identityId: removing?.id ?? '' })).problems}
      />
    </Panel>
  )
}

function Name({ identity }: { identity: Identity }) {
  return (
    <Group gap={8}>
      {identity.connectionName}
      {identity.current ? <Pill tone="success">This session</Pill> : null}
      {identity.live ? null : <Pill tone="warning">Switched off</Pill>}
    </Group>
  )
}
