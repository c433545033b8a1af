import { useState } from 'react'
import { GroupPicker } from '@/app/GroupPicker'
import { MemberPicker, type Picked } from '@/app/MemberPicker'
import { useAction } from '@/app/useAction'
import { PlaceHoldDocument } from '@/gen/graphql'
import { Effects, FormDialog, Textarea, TextInput } from '@/ui'

/** Places a hold on members, groups, or both. */
export function PlaceHold({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const [matter, setMatter] = useState('')
  const [reason, setReason] = useState('')
  const [members, setMembers] = useState<Picked[]>([])
  const [groups, setGroups] = useState<Picked[]>([])
  const [review, setReview] = useState('')
  const place = useAction(PlaceHoldDocument, 'The hold stands.')

  async function submit() {
    const { problems } = await place({
      matter: matter.trim(),
      reason: reason.trim(),
      memberIds: members.map(({ id }) => id),
      groupIds: groups.map(({ id }) => id),
      reviewAt: review === '' ? undefined : `${review}T09:00:00Z`,
    })
    if (problems.length === 0) {
      onDone()
      onClose()
    }
    return problems
  }

  const complete = matter.trim() !== '' && reason.trim() !== '' && members.length + groups.length > 0
  return (
    <FormDialog opened onClose={onClose} title="Place a hold" submit="Place hold" disabled={!complete} onSubmit={submit} size="lg">
      <Effects
        items={[
          'Nothing of these members is erased, deleted or destroyed at the end of its retention while the hold stands.',
          'Erasure requests that are under way stop, and go on by themselves when it is released.',
        ]}
      />
      <TextInput
        label="Matter"
        description="Such as a case number."
        required
        data-autofocus
        value={matter}
        onChange={(event) => setMatter(event.currentTarget.value)}
      />
      <Textarea
        label="Reason"
        description="At least 20 characters."
        required
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <MemberPicker label="Members" value={members} onChange={setMembers} />
      <GroupPicker
        label="Groups"
        description="Whoever joins later is kept too."
        value={groups}
        onChange={setGroups}
      />
      <TextInput
        type="date"
        label="Review on"
        description="When somebody must look whether it is still needed; in a year when left empty."
        value={review}
        onChange={(event) => setReview(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
