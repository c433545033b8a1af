import type { RequestAction, RequestPartsFragment } from '@/gen/graphql'
import { formatDate, plural } from '@/ui'

/** The actions that a plain dialog asks for; refusing and giving away have their own. */
export type PlannedAction = Exclude<RequestAction, 'RETRY' | 'REFUSE' | 'ASSIGN' | 'PAUSE_CLOCK'>

/** What a dialog says before an action. */
export interface Plan {
  title: string
  effects: string[]
  confirm: string
  danger?: boolean
  reason?: { label: string; hint: string; optional?: boolean }
}

type Facts = Pick<RequestPartsFragment, 'kind' | 'secondApprover' | 'extendableTo' | 'preview'>

/** What to say before an action on this request. */
export function planFor(action: PlannedAction, request: Facts): Plan {
  switch (action) {
    case 'ATTEST':
      return {
        title: 'Confirm who asks',
        effects: ['Your name is recorded as the person who checked.', 'The request can be started from then on.'],
        reason: { label: 'How you checked', hint: 'At least 20 characters, such as the document you saw.' },
        confirm: 'Confirm identity',
      }
    case 'START':
      return start(request)
    case 'APPROVE':
      return approve(request)
    case 'COMPLETE':
      return {
        title: 'Complete the request?',
        effects: ['The request is answered, and its clock stops.', 'The subject reads what you write.'],
        reason: { label: 'What was done', hint: 'At least 20 characters, in words the subject understands.' },
        confirm: 'Complete',
      }
    case 'EXTEND':
      return extend(request)
    case 'RESUME_CLOCK':
      return {
        title: 'Let the clock run again?',
        effects: [
          'Do this on the day on which the subject answered.',
          'The due date moves as the law says, and the deadline explains by how much.',
        ],
        confirm: 'Let it run',
      }
    case 'WITHDRAW':
      return {
        title: 'Withdraw for the subject?',
        effects: ['Nothing more is done for the request.', 'Do this only when the subject asked for it.'],
        confirm: 'Withdraw',
        danger: true,
      }
  }
}

function start({ kind, secondApprover }: Facts): Plan {
  const erasing = kind === 'ERASURE'
  const effects = [
    'The terms are frozen as they were at receipt.',
    erasing ? 'Every source says what erasing would reach; nothing is destroyed yet.' : 'Every source hands over what it holds.',
  ]
  if (secondApprover) effects.push('Somebody else than you has to approve before it is carried out.')
  return { title: 'Start the request?', effects, confirm: 'Start' }
}

function approve({ kind, preview }: Facts): Plan {
  const reason = { label: 'Note', hint: 'For the record.', optional: true }
  if (kind !== 'ERASURE') {
    return {
      title: 'Approve the answer?',
      effects: ['The package is made and the subject can download it.', 'Your name is recorded as the approver.'],
      reason,
      confirm: 'Approve',
    }
  }
  const items = preview?.destroys.reduce((sum, one) => sum + one.items, 0) ?? 0
  return {
    title: 'Approve the erasure?',
    effects: [
      `${plural(items, 'item is', 'items are')} destroyed in every source. This can’t be undone by anybody.`,
      'The member’s keys are destroyed, so that backups can’t be read either.',
      'A signed certificate proves what was erased, and what was kept and why.',
    ],
    reason,
    confirm: 'Approve erasure',
    danger: true,
  }
}

function extend({ extendableTo }: Facts): Plan {
  const until = extendableTo == null ? 'as far as the law allows' : `to ${formatDate(extendableTo)}`
  return {
    title: 'Extend the deadline?',
    effects: [`The answer is due later: ${until}.`, 'The subject reads your reason.', 'It can be done once.'],
    reason: { label: 'Why it takes longer', hint: 'In words the subject understands.' },
    confirm: 'Extend',
  }
}
