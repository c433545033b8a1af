import type { Proposal } from '../page'
import { lines, spoken } from './change'
import type { ProposalAction } from '@/gen/graphql'
import { Button, Facts, Group, Moment, Notice, Panel, Sections, StatusBadge, words } from '@/ui'

const said: Record<ProposalAction, string> = { APPROVE: 'Approve', REJECT: 'Reject', WITHDRAW: 'Take back', COMPLETE: 'Carry out and show the secret' }

interface CardProps {
  proposal: Proposal
  onAct: (action: ProposalAction) => void
}

/** One change that waits, or that did: what it would do, who asked, and what can be done. */
export function Card({ proposal, onAct }: CardProps) {
  const open = proposal.state === 'PENDING'
  return (
    <Panel
      title={spoken(proposal.change)}
      description={proposal.description}
      actions={<StatusBadge state={proposal.state} label={open ? 'Waits' : undefined} />}
    >
      <Sections gap={16}>
        <Facts items={lines(proposal.input)} />
        <Facts
          items={[
            ['Proposed by', proposal.proposedBy],
            ['Proposed', <Moment key="at" at={proposal.proposedAt} />],
            ['Needs', words(proposal.permission)],
            ['Decide', open ? <Moment key="until" at={proposal.expiresAt} /> : null],
            ['Decided by', proposal.decidedBy],
            ['Decided', proposal.decidedAt == null ? null : <Moment key="decided" at={proposal.decidedAt} />],
            ['Reason', proposal.reason],
            ['What came of it', proposal.result],
          ]}
        />
        <Hint proposal={proposal} />
        {proposal.actions.length === 0 ? null : (
          <Group gap={8}>
            {proposal.actions.map((action) => (
              <Button
                key={action}
                size="xs"
                variant={action === 'APPROVE' || action === 'COMPLETE' ? 'filled' : 'default'}
                onClick={() => onAct(action)}
              >
                {said[action]}
              </Button>
            ))}
          </Group>
        )}
      </Sections>
    </Panel>
  )
}

function Hint({ proposal }: { proposal: Proposal }) {
  if (proposal.state === 'APPROVED') {
    const mine = proposal.actions.includes('COMPLETE')
    return (
      <Notice tone="warning" title={mine ? 'Approved: carry it out' : 'Approved, and waits for its proposer'}>
        Its answer is a secret that only its proposer may see, so {mine ? 'you carry it out yourself; the secret is shown once.' : 'they carry it out themselves.'}
      </Notice>
    )
  }
  if (proposal.state !== 'PENDING' || proposal.aloneFrom == null) return null
  return (
    <Notice>
      Nobody else holds the permission, so whoever proposed it may approve it from{' '}
      <Moment at={proposal.aloneFrom} show="time" /> on. Better: give the permission to a second person.
    </Notice>
  )
}
