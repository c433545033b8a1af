import type { Request } from '../request'
import { planFor, type PlannedAction } from './plan'
import { useAction, type Outcome } from '@/app/useAction'
import {
  ApproveRequestDocument,
  AttestRequestDocument,
  CompleteRequestDocument,
  ExtendRequestDocument,
  ResumeRequestDocument,
  StartRequestDocument,
  WithdrawRequestDocument,
} from '@/gen/graphql'
import { ConfirmDialog } from '@/ui'

interface ActionDialogProps {
  request: Request
  action: PlannedAction
  onClose: () => void
}

/** Asks before a request goes a step further, and says what the step does. */
export function ActionDialog({ request, action, onClose }: ActionDialogProps) {
  const plan = planFor(action, request)
  const run = useRuns(request.id)
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={plan.title}
      effects={plan.effects}
      reason={plan.reason}
      confirm={plan.confirm}
      danger={plan.danger}
      onConfirm={async (text) => (await run[action](text)).problems}
    />
  )
}

type Run = (text: string) => Promise<Outcome<object>>

function useRuns(requestId: string): Record<PlannedAction, Run> {
  const attest = useAction(AttestRequestDocument, 'Identity confirmed.')
  const start = useAction(StartRequestDocument, 'Started: the sources are being asked.')
  const approve = useAction(ApproveRequestDocument, 'Approved.')
  const complete = useAction(CompleteRequestDocument, 'Completed; the subject can read what was done.')
  const extend = useAction(ExtendRequestDocument, 'The deadline is extended.')
  const resume = useAction(ResumeRequestDocument, 'The clock runs again.')
  const withdraw = useAction(WithdrawRequestDocument, 'Withdrawn.')
  return {
    ATTEST: (evidence) => attest({ requestId, evidence }),
    START: () => start({ requestId }),
    APPROVE: (note) => approve({ requestId, note: note === '' ? undefined : note }),
    COMPLETE: (outcome) => complete({ requestId, outcome }),
    EXTEND: (reason) => extend({ requestId, reason }),
    RESUME_CLOCK: () => resume({ requestId }),
    WITHDRAW: () => withdraw({ requestId }),
  }
}
