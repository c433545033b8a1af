import { useState } from 'react'
import type { Request } from '../request'
import { useAction } from '@/app/useAction'
import { RefuseRequestDocument, type RefusalGround } from '@/gen/graphql'
import { ConfirmDialog, Select, words } from '@/ui'

/** Refuses a request, on a ground of law and with words that the subject reads. */
export function RefuseDialog({ request, onClose }: { request: Request; onClose: () => void }) {
  const [ground, setGround] = useState<RefusalGround>(request.refusableOn[0] ?? 'NOT_APPLICABLE')
  const refuse = useAction(RefuseRequestDocument, 'Refused; the subject can read why.')
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Refuse the request?"
      effects={[
        'The subject reads your reason, the ground, and how to complain.',
        'The request is closed. Nothing that was collected is handed out.',
      ]}
      reason={{ label: 'Reason', hint: 'At least 20 characters, in words the subject understands.' }}
      confirm="Refuse"
      danger
      onConfirm={async (reason) => (await refuse({ requestId: request.id, ground, reason })).problems}
    >
      <Select
        label="Ground"
        description="Those that the law which binds this request knows."
        allowDeselect={false}
        data={request.refusableOn.map((value) => ({ value, label: words(value) }))}
        value={ground}
        onChange={(value) => setGround(request.refusableOn.find((one) => one === value) ?? ground)}
      />
    </ConfirmDialog>
  )
}
