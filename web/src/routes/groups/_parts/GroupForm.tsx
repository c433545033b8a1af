import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { CreateGroupDocument, UpdateGroupDocument } from '@/gen/graphql'
import { FormDialog, TextInput } from '@/ui'

interface GroupFormProps {
  /** The group to rename; a new one when left out. */
  group?: { id: string; displayName: string; version: number }
  onClose: () => void
}

/** Makes a group, or renames one. */
export function GroupForm({ group, onClose }: GroupFormProps) {
  const [name, setName] = useState(group?.displayName ?? '')
  const navigate = useNavigate()
  const create = useAction(CreateGroupDocument, 'Group created.')
  const rename = useAction(UpdateGroupDocument, 'Group renamed.')

  async function submit() {
    const displayName = name.trim()
    if (group !== undefined) {
      const { problems } = await rename({ groupId: group.id, version: group.version, displayName })
      if (problems.length === 0) onClose()
      return problems
    }
    const { data, problems } = await create({ displayName })
    const id = data?.createGroup.group?.id
    if (id !== undefined) void navigate({ to: '/groups/$id', params: { id } })
    return problems
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title={group === undefined ? 'New group' : `Rename ${group.displayName}`}
      submit={group === undefined ? 'Create group' : 'Rename'}
      disabled={name.trim() === ''}
      onSubmit={submit}
    >
      <TextInput
        label="Name"
        description="Unique in your organization."
        required
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
