import type { RequestPartsFragment } from '@/gen/graphql'
import type { Tone } from '@/ui'

/** What to tell whoever opens a request. */
export interface Advice {
  tone: Tone
  title: string
  text: string
}

type Facts = Pick<RequestPartsFragment, 'state' | 'kind' | 'actions' | 'attestedBy' | 'secondApprover' | 'startedBy'> & {
  tasks: readonly { state: string }[]
}

/** What the request waits for, and what comes after. */
export function adviceFor(request: Facts): Advice {
  switch (request.state) {
    case 'RECEIVED':
      return received(request)
    case 'IN_PROGRESS':
      return inProgress(request)
    case 'AWAITING_APPROVAL':
      return awaiting(request)
    case 'EXECUTING':
      return { tone: 'info', title: 'Being carried out', text: executing(request) }
    case 'BLOCKED':
      return { tone: 'danger', title: 'Stopped by a legal hold', text: 'It goes on when the hold is released.' }
    case 'COMPLETED':
      return { tone: 'success', title: 'Answered', text: completed(request) }
    case 'REFUSED':
      return { tone: 'neutral', title: 'Refused', text: 'The subject can read the reason and how to complain.' }
    case 'WITHDRAWN':
      return { tone: 'neutral', title: 'Withdrawn', text: 'Nothing more is done.' }
  }
}

function received({ attestedBy, actions }: Facts): Advice {
  if (attestedBy == null && actions.includes('ATTEST')) {
    return {
      tone: 'warning',
      title: 'Check who asks',
      text: 'Make sure that the request comes from the subject, and say how you did. It can’t start before.',
    }
  }
  return {
    tone: 'info',
    title: 'Ready to start',
    text: 'Starting freezes the terms as they were at receipt and asks every source for what it holds.',
  }
}

function inProgress({ tasks, kind }: Facts): Advice {
  if (tasks.some(({ state }) => state === 'FAILED')) {
    return {
      tone: 'warning',
      title: 'A source failed',
      text: 'It is tried again by itself for a while. See what it said below, and try again when it is mended.',
    }
  }
  const what = kind === 'ERASURE' ? 'what erasing would reach' : 'what they hold'
  return { tone: 'info', title: 'Sources are being asked', text: `They say ${what}. This page follows along.` }
}

function awaiting({ actions, startedBy }: Facts): Advice {
  if (actions.includes('APPROVE')) {
    return { tone: 'warning', title: 'Waits for your approval', text: 'Look at what was prepared below, then approve or refuse.' }
  }
  const who = startedBy == null ? 'the person who started it' : startedBy
  return {
    tone: 'warning',
    title: 'Waits for a second person',
    text: `Your terms ask for somebody other than ${who} with the right to approve.`,
  }
}

function executing({ kind }: Facts): string {
  return kind === 'ERASURE'
    ? 'Each source erases and is asked what is left; then the member’s keys are destroyed. This page follows along.'
    : 'The package is made and sealed for the subject. This page follows along.'
}

function completed({ kind }: Facts): string {
  if (kind === 'ERASURE') return 'Everything was erased, and the certificate below proves it.'
  return kind === 'ACCESS' || kind === 'PORTABILITY' ? 'The subject can download the package.' : 'The subject can read what was done.'
}
