import type { OwnRequestPartsFragment, RequestKind } from '@/gen/graphql'
import { listed } from '@/ui'

type OwnRequest = Pick<OwnRequestPartsFragment, 'kind' | 'state'>

const over = ['COMPLETED', 'REFUSED', 'WITHDRAWN']

/** Whether a request still waits for its answer. */
export function isUnanswered({ state }: OwnRequest): boolean {
  return !over.includes(state)
}

/** Whether it is worth looking again soon. */
export function isMoving({ state }: OwnRequest): boolean {
  return state === 'IN_PROGRESS' || state === 'EXECUTING'
}

/** How far a request is, as its subject is told. */
export function progressOf(request: OwnRequest & { sourcesTotal: number; sourcesDone: number }): string {
  switch (request.state) {
    case 'RECEIVED':
      return 'It has arrived. Somebody will start it.'
    case 'IN_PROGRESS':
      return `Being worked on: ${request.sourcesDone} of ${request.sourcesTotal} systems have answered.`
    case 'AWAITING_APPROVAL':
      return 'Prepared. A second person checks it before it is carried out.'
    case 'EXECUTING':
      return request.kind === 'ERASURE' ? 'Your data is being erased now.' : 'Your package is being made.'
    case 'BLOCKED':
      return 'It is stopped for now, because the law obliges your organization to keep data. It goes on by itself.'
    case 'COMPLETED':
      return request.kind === 'ERASURE' ? 'Your data is erased.' : 'Answered.'
    case 'REFUSED':
      return 'It was refused; you can read why below.'
    case 'WITHDRAWN':
      return 'You withdrew it.'
  }
}

/** A right that the laws of the person's organization give. */
export interface Right {
  kind: RequestKind
  sources: readonly string[]
}

/** A right as a person asks for it. */
export interface Ask {
  kind: RequestKind
  title: string
  button: string
  text: string
  effects: readonly string[]
}

const told = 'Your organization is told, and tells you here what was done.'

/** The rights that are given, in words, each with where it stands. */
export function asksFor(rights: readonly Right[]): readonly (Ask & { where: string })[] {
  return asks.flatMap((ask) => {
    const right = rights.find(({ kind }) => kind === ask.kind)
    return right === undefined ? [] : [{ ...ask, where: listed(right.sources) }]
  })
}

/** Every right, as it is asked for. */
export const asks: readonly Ask[] = [
  {
    kind: 'ACCESS',
    title: 'A copy of my data',
    button: 'Ask for a copy',
    text: 'Everything that is held about you, from every system, as files that you and programs can read.',
    effects: [
      'Your organization is told, and every system is asked for what it holds about you.',
      'When it is ready, you download one archive here; nobody else can open it.',
    ],
  },
  {
    kind: 'ERASURE',
    title: 'Erase my data',
    button: 'Ask for erasure',
    text: 'Your data is destroyed in every system, except for what the law obliges your organization to keep.',
    effects: [
      'Your organization is told, and a second person checks before anything is destroyed.',
      'Once it is carried out nobody can bring it back, and your account ends.',
      'You can withdraw the request until it is approved.',
    ],
  },
  {
    kind: 'RECTIFICATION',
    title: 'Correct my data',
    button: 'Ask for a correction',
    text: 'Something that is held about you is wrong or missing.',
    effects: ['Your organization is told, corrects it, and tells you here what was done.'],
  },
  {
    kind: 'RESTRICTION',
    title: 'Restrict its use',
    button: 'Ask for a restriction',
    text: 'Your data is kept, but not used, while a question about it is settled.',
    effects: ['Your organization is told, and tells you here what was done.'],
  },
  {
    kind: 'OBJECTION',
    title: 'Object to its use',
    button: 'Object',
    text: 'You do not want your data used in a certain way.',
    effects: ['Your organization is told, and tells you here what was done.'],
  },
  {
    kind: 'PORTABILITY',
    title: 'Take my data along',
    button: 'Ask for a transfer copy',
    text: 'What you provided, as files that another service can read.',
    effects: ['Every system is asked for what you provided.', 'When it is ready, you download one archive here.'],
  },
  {
    kind: 'CONSENT_WITHDRAWAL',
    title: 'Take back a consent',
    button: 'Take back',
    text: 'Something that you once agreed to.',
    effects: [told],
  },
  {
    kind: 'OPT_OUT_SALE',
    title: 'Do not sell my data',
    button: 'Opt out of sale',
    text: 'Nobody gets your data for money or another value. You need not prove who you are.',
    effects: [told],
  },
  {
    kind: 'OPT_IN_SALE',
    title: 'Allow the sale of my data again',
    button: 'Opt in again',
    text: 'You once said no, and changed your mind.',
    effects: [told],
  },
  {
    kind: 'OPT_OUT_SHARING',
    title: 'Do not share my data',
    button: 'Opt out of sharing',
    text: 'Nobody gets your data for advertising elsewhere. You need not prove who you are.',
    effects: [told],
  },
  {
    kind: 'OPT_OUT_ADVERTISING',
    title: 'No advertising with my data',
    button: 'Opt out of advertising',
    text: 'Your data is not used to choose advertising. You need not give a reason.',
    effects: [told],
  },
  {
    kind: 'LIMIT_USE',
    title: 'Limit sensitive data',
    button: 'Limit its use',
    text: 'Sensitive data is used only for what you asked for.',
    effects: [told],
  },
  {
    kind: 'AUTOMATED_DECISION',
    title: 'A decision by a machine',
    button: 'Ask for a review',
    text: 'Have it explained, say what you think of it, and have a person look at it.',
    effects: [told],
  },
  {
    kind: 'INSPECTION',
    title: 'Inspect my education records',
    button: 'Ask to inspect',
    text: 'See the records that your school keeps about you.',
    effects: [told],
  },
  {
    kind: 'AMENDMENT',
    title: 'Amend my education records',
    button: 'Ask for an amendment',
    text: 'A record is wrong or misleading. If your school declines, you can ask for a hearing.',
    effects: [told],
  },
]
