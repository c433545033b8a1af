import type { RequestPartsFragment } from '@/gen/graphql'
import type { Tone } from '@/ui'

/** What to tell whoever opens a request. */
export interface Advice {
  tone: Tone
  title: string
  text: string
}

type Facts = Pick<RequestPartsFragment, 'state' | 'kind' | 'actions' | 'attestedBy' | 'secondApprover' | 'startedBy'> & {
  tasks: readonly { state: string; work: string; lasting: boolean }[]
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

/** What sources are asked about by themselves. */
const asked: readonly Facts['kind'][] = ['ERASURE', 'ACCESS', 'PORTABILITY']

function inProgress({ tasks, kind }: Facts): Advice {
  const failed = tasks.filter(({ state }) => state === 'FAILED')
  if (failed.length > 0) return failure(failed)
  if ((kind === 'RECTIFICATION' || kind === 'AMENDMENT') && !tasks.some(({ work }) => work === 'RECTIFY')) {
    return {
      tone: 'warning',
      title: 'Waits for the corrections',
      text: 'No source is asked before somebody says below what is wrong and what is right.',
    }
  }
  if (kind === 'RECTIFICATION' || kind === 'AMENDMENT' || kind === 'RESTRICTION') return carried(kind, tasks)
  if (!asked.includes(kind)) {
    return { tone: 'info', title: 'To be answered by you', text: 'No source is asked by itself. Do what is asked for, then say what was done.' }
  }
  const what = kind === 'ERASURE' ? 'what erasing would reach' : 'what they hold'
  return { tone: 'info', title: 'Sources are being asked', text: `They say ${what}. This page follows along.` }
}

/** A source that couldn't is tried again by itself; one that refused isn't. */
function failure(failed: Facts['tasks']): Advice {
  if (failed.every(({ lasting }) => lasting)) {
    return {
      tone: 'warning',
      title: 'A source refused',
      text: 'It isn’t tried again by itself. See what it said below: tell the subject, or try again when it is mended.',
    }
  }
  return {
    tone: 'warning',
    title: 'A source failed',
    text: failed.some(({ lasting }) => lasting)
      ? 'What refused isn’t tried again by itself, the rest is for a while. See what they said below, and try again when it is mended.'
      : 'It is tried again by itself for a while. See what it said below, and try again when it is mended.',
  }
}

/** What is corrected or restricted in each source, before somebody answers. */
function carried(kind: Facts['kind'], tasks: Facts['tasks']): Advice {
  const done = tasks.length > 0 && tasks.every(({ state }) => state === 'DONE')
  const what = kind === 'RESTRICTION' ? 'restricted' : 'corrected'
  if (done) return { tone: 'info', title: 'Ready to be answered', text: `Every source has ${what}. Say to the subject what was done.` }
  return { tone: 'info', title: 'Carried to the sources', text: `Each source or person sees that it is ${what}. This page follows along.` }
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
