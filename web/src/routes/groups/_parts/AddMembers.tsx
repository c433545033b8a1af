import { useState } from 'react'
import { MemberPicker, type Picked } from '@/app/MemberPicker'
import { useAction } from '@/app/useAction'
import { AddGroupMembersDocument } from '@/gen/graphql'
import { FormDialog, plural } from '@/ui'

interface AddMembersProps {
  group: { id: string; displayName: string }
  onClose: () => void
  onDone: () => void
}

/** Puts members into a group. */
export function AddMembers({ group, onClose, onDone }: AddMembersProps) {
  const [picked, setPicked] = useState<Picked[]>([])
  const add = useAction(AddGroupMembersDocument, (data) =>
    `${plural(data.addGroupMembers.added, 'member', 'members')} added.`,
  )
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={`Add members to ${group.displayName}`}
      submit="Add"
      disabled={picked.length === 0}
      onSubmit={async () => {
        const { problems } = await add({ groupId: group.id, memberIds: picked.map(({ id }) => id) })
        if (problems.length > 0) return problems
        onDone()
        onClose()
        return []
      }}
    >
      <MemberPicker
        label="Members"
        description="Whoever is in the group already stays."
        value={picked}
        onChange={setPicked}
      />
    </FormDialog>
  )
}
