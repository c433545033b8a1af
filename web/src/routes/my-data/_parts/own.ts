import type { OwnRequestPartsFragment, RequestKind } from '@/gen/graphql'

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

/** A right as a person asks for it. */
export interface Ask {
  kind: RequestKind
  title: string
  button: string
  text: string
  effects: readonly string[]
}

/** The rights that can be asked for here. */
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
]
