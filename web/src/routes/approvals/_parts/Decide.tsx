import type { Proposal } from '../page'
import { useAction } from '@/app/useAction'
import {
  ApproveProposalDocument,
  CompleteProposalDocument,
  RejectProposalDocument,
  WithdrawProposalDocument,
  type CompleteProposalMutation,
  type ProposalAction,
} from '@/gen/graphql'
import { ConfirmDialog } from '@/ui'

/** What carrying a proposal out made, to be shown once. */
export type Made = CompleteProposalMutation['completeProposal']

interface DecideProps {
  proposal: Proposal
  action: ProposalAction
  onClose: () => void
  onMade: (made: Made) => void
}

const asked: Record<ProposalAction, { title: string; effects: readonly string[]; confirm: string }> = {
  APPROVE: {
    title: 'Approve this change?',
    effects: [
      'It is carried out at once, with what its proposer may do now.',
      'Your name and the time are kept in the log beside theirs.',
    ],
    confirm: 'Approve',
  },
  REJECT: {
    title: 'Reject this change?',
    effects: ['Nothing happens. Whoever proposed it reads your reason.'],
    confirm: 'Reject',
  },
  WITHDRAW: {
    title: 'Take this proposal back?',
    effects: ['Nothing happens, and nobody can approve it any more.'],
    confirm: 'Take back',
  },
  COMPLETE: {
    title: 'Carry this change out?',
    effects: ['It happens now, with what you may do now.', 'Its secret is shown once, to you alone. Have the place for it ready.'],
    confirm: 'Carry out',
  },
}

/** Asks before a proposal is decided, or taken back. */
export function Decide({ proposal, action, onClose, onMade }: DecideProps) {
  const approve = useAction(ApproveProposalDocument, ({ approveProposal }) => outcome(approveProposal.proposal))
  const reject = useAction(RejectProposalDocument, 'Rejected.')
  const complete = useAction(CompleteProposalDocument)
  const withdraw = useAction(WithdrawProposalDocument, 'Taken back.')
  const proposalId = proposal.id
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      {...asked[action]}
      reason={action === 'REJECT' ? { label: 'Reason', hint: 'In a sentence.' } : undefined}
      onConfirm={async (reason) => {
        if (action === 'COMPLETE') {
          const { data, problems } = await complete({ proposalId })
          if (data !== null) onMade(data.completeProposal)
          return problems
        }
        if (action === 'REJECT') return (await reject({ proposalId, reason })).problems
        return (await (action === 'APPROVE' ? approve : withdraw)({ proposalId })).problems
      }}
    />
  )
}

/** What to say after an approval: it was carried out, could not be, or waits for its proposer. */
function outcome(proposal: { state: Proposal['state']; result: string | null } | null): string {
  if (proposal?.state === 'FAILED') return `Approved, but it could not be carried out: ${proposal.result ?? ''}`
  return proposal?.state === 'APPROVED' ? 'Approved. Its proposer now carries it out to see the secret.' : 'Approved and carried out.'
}
