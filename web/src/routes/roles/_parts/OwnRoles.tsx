import { IconShieldPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { OwnRole } from '../page'
import { useAction } from '@/app/useAction'
import { DeleteOwnRoleDocument } from '@/gen/graphql'
import { Button, ConfirmDialog, DataTable, EmptyState, Group, listed, Panel, Text, wordsInside, type Column } from '@/ui'

/** The roles that the organization made itself. */
export function OwnRoles({ roles, onEdit }: { roles: readonly OwnRole[]; onEdit: (role: OwnRole) => void }) {
  const [deleting, setDeleting] = useState<OwnRole | null>(null)
  const remove = useAction(DeleteOwnRoleDocument, 'Role deleted.')
  const columns: readonly Column<OwnRole>[] = [
    { id: 'name', header: 'Role', cell: (role) => <Name role={role} /> },
    { id: 'may', header: 'May', cell: ({ permissions }) => listed(permissions.map(wordsInside)), wideOnly: true },
    { id: 'holders', header: 'Held by', align: 'end', cell: ({ holders }) => holders },
    { id: 'act', header: 'Change', align: 'end', cell: (role) => <Acts role={role} onEdit={onEdit} onDelete={setDeleting} /> },
  ]
  return (
    <Panel title="Your own roles" description="Made of the permissions below, for what no standard role fits." flush>
      {roles.length === 0 ? (
        <EmptyState icon={IconShieldPlus} title="No role of your own" compact>
          Make one of exactly the permissions that somebody needs, and give it on a member’s page, limited to groups where
          you like.
        </EmptyState>
      ) : (
        <DataTable label="Your own roles" columns={columns} rows={roles} rowKey={({ id }) => id} />
      )}
      <ConfirmDialog
        opened={deleting !== null}
        onClose={() => setDeleting(null)}
        title={`Delete the role ${deleting?.name ?? ''}?`}
        effects={['Nobody holds it, so nobody loses anything.', 'The log keeps what it was.']}
        confirm="Delete role"
        danger
        onConfirm={async () => (await remove({ ownRoleId: deleting?.id ?? '' })).problems}
      />
    </Panel>
  )
}

function Name({ role }: { role: OwnRole }) {
  return (
    <>
      <Text component="span" inherit fw={550} display="block">
        {role.name}
      </Text>
      {role.description}
    </>
  )
}

interface ActsProps {
  role: OwnRole
  onEdit: (role: OwnRole) => void
  onDelete: (role: OwnRole) => void
}

function Acts({ role, onEdit, onDelete }: ActsProps) {
  return (
    <Group gap={6} justify="flex-end">
      {role.actions.includes('EDIT') ? (
        <Button size="compact-xs" variant="default" onClick={() => onEdit(role)}>
          Edit
        </Button>
      ) : null}
      {role.actions.includes('DELETE') ? (
        <Button size="compact-xs" variant="default" onClick={() => onDelete(role)}>
          Delete
        </Button>
      ) : null}
    </Group>
  )
}
