import type { RequestLetterPartsFragment, RequestLetterState } from '@/gen/graphql'
import { DataTable, Missing, Moment, Pill, Text, TextLink, type Column, type Tone } from '@/ui'

const becameOf: Record<RequestLetterState, { label: string; tone: Tone; says: string }> = {
  IGNORED: { label: 'Not taken', tone: 'neutral', says: 'Nobody was answered.' },
  RECEIVED: { label: 'Received', tone: 'info', says: 'It is being looked for whose address it came from.' },
  LINK_SENT: { label: 'Link sent', tone: 'info', says: 'Its sender has to confirm it by the link within three days.' },
  REQUEST: { label: 'Request', tone: 'success', says: 'Confirmed by its sender.' },
  UNKNOWN_SENDER: { label: 'Unknown sender', tone: 'warning', says: 'Nobody here has that address. Look into the mailbox, and open the request for whoever asks.' },
  FORWARDED: { label: 'Sent on', tone: 'neutral', says: 'Another party answers; both logs say so.' },
  ENDED: { label: 'Ended', tone: 'neutral', says: 'Nobody confirmed it in time.' },
}

const columns: Column<RequestLetterPartsFragment>[] = [
  { id: 'came', header: 'Came', cell: ({ cameAt }) => <Moment at={cameAt} /> },
  { id: 'state', header: 'What became of it', cell: ({ state }) => <Pill dot tone={becameOf[state].tone}>{becameOf[state].label}</Pill> },
  {
    id: 'why',
    header: 'Why',
    cell: ({ state, why }) => <Text component="span" size="sm" c="dimmed">{why == null ? becameOf[state].says : `Not taken because ${why.replace(/\.$/, '')}.`}</Text>,
  },
  {
    id: 'request',
    header: 'Request',
    align: 'end',
    cell: ({ requestId }) => (requestId == null ? <Missing /> : <TextLink to="/requests/$id" params={{ id: requestId }} size="sm">Open</TextLink>),
  },
]

/** The last mails: when they came and what became of them, and nothing of what they say. */
export function Letters({ letters }: { letters: readonly RequestLetterPartsFragment[] }) {
  return <DataTable label="Last mails" columns={columns} rows={letters} rowKey={({ cameAt, state }) => `${cameAt}${state}`} />
}
