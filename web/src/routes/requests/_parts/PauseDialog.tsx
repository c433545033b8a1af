import { useState } from 'react'
import type { Request } from '../request'
import { useAction } from '@/app/useAction'
import { PauseRequestDocument, type PauseReason } from '@/gen/graphql'
import { ConfirmDialog, Select } from '@/ui'

const reasons: Record<PauseReason, string> = {
  CLARIFICATION: 'To say which data they mean',
  IDENTITY: 'To prove who they are',
  FEE: 'To pay a fee that the law allows',
}

/** Asks the subject for something, and has the clock stand still until they answer. */
export function PauseDialog({ request, onClose }: { request: Request; onClose: () => void }) {
  const [reason, setReason] = useState<PauseReason>(request.pausableFor[0] ?? 'CLARIFICATION')
  const pause = useAction(PauseRequestDocument, 'Asked; the clock stands still.')
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Ask the subject, and pause the clock?"
      effects={[
        'The subject is told by e-mail, and reads in the console what you need.',
        'Only the laws that know this pause stand still; the date of any other still binds.',
      ]}
      reason={{ label: 'What you need', hint: 'At least 20 characters, in words the subject understands.' }}
      confirm="Ask and pause"
      onConfirm={async (text) => (await pause({ requestId: request.id, for: reason, reason: text })).problems}
    >
      <Select
        label="The subject is asked"
        allowDeselect={false}
        data={request.pausableFor.map((value) => ({ value, label: reasons[value] }))}
        value={reason}
        onChange={(value) => setReason(request.pausableFor.find((one) => one === value) ?? reason)}
      />
    </ConfirmDialog>
  )
}
