import { useState } from 'react'
import type { TermConflict } from '../conflicts'
import { MemberPicker, type Picked } from '@/app/MemberPicker'
import { useAction } from '@/app/useAction'
import { OwnTermConflictDocument } from '@/gen/graphql'
import { FormDialog, Text, TextLink } from '@/ui'

/** Who sees to a conflict. */
export function OwnerLink({ owner }: { owner: TermConflict['owner'] }) {
  if (owner == null) {
    return (
      <Text component="span" inherit c="dimmed">
        Nobody yet
      </Text>
    )
  }
  return (
    <TextLink to="/members/$id" params={{ id: owner.id }} inherit>
      {owner.displayName}
    </TextLink>
  )
}

interface ChooseOwnerProps {
  conflict: TermConflict
  onClose: () => void
  onDone: () => void
}

/** Says who sees to a conflict. */
export function ChooseOwner({ conflict, onClose, onDone }: ChooseOwnerProps) {
  const { owner } = conflict
  const [picked, setPicked] = useState<readonly Picked[]>(owner == null ? [] : [{ id: owner.id, name: owner.displayName }])
  const own = useAction(OwnTermConflictDocument, 'Saved.')
  async function submit() {
    const { problems } = await own({ termConflictId: conflict.id, memberId: picked[0]?.id })
    if (problems.length === 0) {
      onClose()
      onDone()
    }
    return problems
  }
  return (
    <FormDialog opened onClose={onClose} title="Who sees to it?" submit="Save" onSubmit={submit}>
      <MemberPicker label="Member" description="Nobody, when left empty." value={picked} onChange={(list) => setPicked(list.slice(-1))} />
    </FormDialog>
  )
}
