import { useState } from 'react'
import type { Request } from '../request'
import { MemberPicker, type Picked } from '@/app/MemberPicker'
import { useAction } from '@/app/useAction'
import { AssignRequestDocument } from '@/gen/graphql'
import { FormDialog } from '@/ui'

/** Gives a request to a colleague; to nobody when none is picked. */
export function AssignDialog({ request, onClose }: { request: Request; onClose: () => void }) {
  const [picked, setPicked] = useState<Picked[]>([])
  const assign = useAction(AssignRequestDocument, 'Given.')
  return (
    <FormDialog
      opened
      onClose={onClose}
      title="Who works on it?"
      submit={picked.length === 0 ? 'Take it back' : 'Give'}
      onSubmit={async () => {
        const { problems } = await assign({ requestId: request.id, memberId: picked.at(-1)?.id })
        if (problems.length === 0) onClose()
        return problems
      }}
    >
      <MemberPicker
        label="Colleague"
        description="Somebody with a role that may decide requests."
        value={picked}
        onChange={(next) => setPicked(next.slice(-1))}
      />
    </FormDialog>
  )
}
