import { useState } from 'react'
import { MemberPicker, type Picked } from '@/app/MemberPicker'
import { useAction } from '@/app/useAction'
import { AddHandTaskDocument, AssignHandTaskDocument, type HandTaskPartsFragment } from '@/gen/graphql'
import { FormDialog, Textarea, TextInput } from '@/ui'

/** Gives a request work that somebody does for it alone. */
export function AddHandTask({ requestId, onClose }: { requestId: string; onClose: () => void }) {
  const [instructions, setInstructions] = useState('')
  const [due, setDue] = useState('')
  const [owner, setOwner] = useState<Picked[]>([])
  const add = useAction(AddHandTaskDocument, 'Given; its owner is told.')
  return (
    <FormDialog
      opened
      onClose={onClose}
      title="Add work by hand"
      submit="Add"
      disabled={instructions.trim() === '' || due === ''}
      onSubmit={async () => {
        const { problems } = await add({ requestId, instructions, memberId: owner.at(-1)?.id, dueAt: `${due}T23:59:00Z` })
        if (problems.length === 0) onClose()
        return problems
      }}
    >
      <Textarea
        label="Where to look and what to do"
        description="At least 20 characters. Sealed under the member’s key."
        autosize
        minRows={2}
        maxLength={4000}
        value={instructions}
        onChange={(event) => setInstructions(event.currentTarget.value)}
      />
      <MemberPicker label="Owner" description="Who does it; they see it under My tasks." value={owner} onChange={(next) => setOwner(next.slice(-1))} />
      <TextInput type="date" label="Until" value={due} onChange={(event) => setDue(event.currentTarget.value)} />
    </FormDialog>
  )
}

/** Says whose work a task is. */
export function AssignHandTask({ task, onClose }: { task: HandTaskPartsFragment; onClose: () => void }) {
  const [owner, setOwner] = useState<Picked[]>(task.ownerId == null ? [] : [{ id: task.ownerId, name: task.ownerName ?? 'Somebody' }])
  const assign = useAction(AssignHandTaskDocument, 'Given; they are told.')
  return (
    <FormDialog
      opened
      onClose={onClose}
      title="Whose work is it?"
      submit="Assign"
      onSubmit={async () => {
        const { problems } = await assign({ handTaskId: task.id, memberId: owner.at(-1)?.id })
        if (problems.length === 0) onClose()
        return problems
      }}
    >
      <MemberPicker label="Owner" description="Who does it; empty for nobody yet." value={owner} onChange={(next) => setOwner(next.slice(-1))} />
    </FormDialog>
  )
}
