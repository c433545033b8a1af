import { isOpen } from './queue'
import type { RequestsQuery } from '@/gen/graphql'
import { DuePill, Missing, Moment, Person, Pill, RowLink, StatusBadge, words, type Column } from '@/ui'

type Row = RequestsQuery['requests']['nodes'][number]

/** What the queue shows of a request. */
export const columns: readonly Column<Row>[] = [
  { id: 'subject', header: 'Whose', cell: (request) => <Subject request={request} /> },
  { id: 'kind', header: 'Right', cell: ({ kind }) => words(kind) },
  { id: 'state', header: 'State', cell: ({ state }) => <StatusBadge state={state} /> },
  { id: 'due', header: 'Due', sort: 'DUE_AT', cell: (request) => <Due request={request} /> },
  { id: 'risk', header: 'Risk', sort: 'RISK', cell: (request) => <Risk request={request} /> },
  { id: 'received', header: 'Received', sort: 'RECEIVED_AT', cell: ({ receivedAt }) => <Moment at={receivedAt} show="date" /> },
  { id: 'assignee', header: 'With', cell: ({ assignee }) => assignee?.displayName ?? <Missing /> },
]

function Subject({ request }: { request: Row }) {
  const from = request.channel === 'CONSOLE' ? 'asked on My data' : `came by ${words(request.channel).toLowerCase()}`
  return (
    <RowLink to="/requests/$id" params={{ id: request.id }}>
      <Person name={request.subjectName ?? 'Erased person'} detail={from} />
    </RowLink>
  )
}

const risks = { LATE: ['Late', 'danger'], HIGH: ['Act now', 'warning'], NEAR: ['Act soon', 'info'], NONE: null } as const

function Risk({ request }: { request: Row }) {
  const risk = risks[request.risk]
  if (risk === null) return <Missing />
  return <Pill tone={risk[1]}>{risk[0]}</Pill>
}

function Due({ request }: { request: Row }) {
  if (isOpen(request.state)) return <DuePill dueAt={request.dueAt} />
  return request.closedAt == null ? <Missing /> : <>closed <Moment at={request.closedAt} show="date" /></>
}
