import { readable } from '@/app/details'
import type { LogQuery } from '@/gen/graphql'
import { Missing, Moment, Text, UnstyledButton, words, wordsInside, type Column } from '@/ui'
import classes from './log.module.css'

/** An event, as the log's page gets it. */
export type LogEvent = LogQuery['events']['nodes'][number]

/** What the log shows of an event. */
export function logColumns(onOpen: (id: string) => void): readonly Column<LogEvent>[] {
  return [
    {
      id: 'what',
      header: 'What happened',
      cell: (event) => (
        <UnstyledButton className={classes.open} onClick={() => onOpen(event.id)}>
          <Text component="span" inherit fw={550}>
            {words(event.action)}
          </Text>
        </UnstyledButton>
      ),
    },
    { id: 'about', header: 'About', cell: (event) => event.subjectName ?? words(event.objectType) },
    { id: 'who', header: 'Who', cell: (event) => <Who event={event} /> },
    { id: 'details', header: 'Details', cell: ({ details }) => <Details pairs={details} />, wideOnly: true },
    { id: 'index', header: 'Place', align: 'end', cell: ({ index }) => index ?? 'soon', wideOnly: true },
    { id: 'at', header: 'When', align: 'end', cell: ({ at }) => <Moment at={at} /> },
  ]
}

function Who({ event }: { event: LogEvent }) {
  if (event.actorKind === 'MEMBER') return <>{event.actorName}</>
  return (
    <>
      {event.actorName}{' '}
      <Text component="span" size="xs" c="dimmed">
        {wordsInside(event.actorKind)}
      </Text>
    </>
  )
}

function Details({ pairs }: { pairs: LogEvent['details'] }) {
  const shown = readable(pairs)
  if (shown.length === 0) return <Missing />
  return (
    <Text component="span" size="xs" c="dimmed" lineClamp={2}>
      {shown.join(', ')}
    </Text>
  )
}
