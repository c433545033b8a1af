import { useNavigate } from '@tanstack/react-router'
import { useAction } from '@/app/useAction'
import { DeleteGroupDocument } from '@/gen/graphql'
import { ConfirmDialog } from '@/ui'

interface DeleteGroupProps {
  group: { id: string; displayName: string; directory?: { name: string } | null }
  opened: boolean
  onClose: () => void
}

/** Deletes a group, after saying what goes with it. */
export function DeleteGroup({ group, opened, onClose }: DeleteGroupProps) {
  const remove = useAction(DeleteGroupDocument, `${group.displayName} is deleted.`)
  const navigate = useNavigate()
  const effects = ['Its members stay; they only stop being in this group.', 'Terms and holds that name the group reach nobody through it any more.']
  if (group.directory != null) effects.push(`${group.directory.name} may create it again at its next synchronization.`)
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Delete ${group.displayName}?`}
      effects={effects}
      confirm="Delete group"
      danger
      onConfirm={async () => {
        const { problems } = await remove({ groupId: group.id })
        if (problems.length === 0) void navigate({ to: '/groups' })
        return problems
      }}
    />
  )
}
