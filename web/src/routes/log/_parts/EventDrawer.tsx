import { useQuery } from '@/app/useQuery'
import type { LogEvent } from './columns'
import classes from './log.module.css'
import { EventProofDocument } from '@/gen/graphql'
import { Facts, formatDateTime, Notice, Sections, SidePanel, Skeleton, Text, TextLink, words } from '@/ui'

/** One event with all that is known of it, and the proof that it is in the tree. */
export function EventDrawer({ event, onClose }: { event: LogEvent | undefined; onClose: () => void }) {
  return (
    <SidePanel opened={event !== undefined} onClose={onClose} title={event === undefined ? '' : words(event.action)}>
      {event === undefined ? null : <EventParts event={event} />}
    </SidePanel>
  )
}

function EventParts({ event }: { event: LogEvent }) {
  return (
    <Sections>
      <Facts
        items={[
          ['When', formatDateTime(event.at)],
          ['Who', `${event.actorName} (${words(event.actorKind).toLowerCase()})`],
          ['About', event.subject == null ? event.subjectName : <SubjectLink event={event} />],
          ['Object', `${event.objectType} ${event.objectId}`],
          ...event.details.map(({ key, value }) => [words(key), value] as const),
          ...event.personal.map(({ key, value }) => [words(key), value] as const),
        ]}
      />
      {event.personal.length === 0 ? null : (
        <Text size="xs" c="dimmed">
          Personal details live only as long as the member’s key.
        </Text>
      )}
      {event.index == null ? (
        <Notice tone="info">It is placed in the tree within two seconds.</Notice>
      ) : (
        <Proof id={event.id} />
      )}
    </Sections>
  )
}

function SubjectLink({ event }: { event: LogEvent }) {
  return (
    <TextLink to="/members/$id" params={{ id: event.subject?.id ?? '' }}>
      {event.subjectName ?? 'The member'}
    </TextLink>
  )
}

function Proof({ id }: { id: string }) {
  const [{ data, fetching }] = useQuery({ query: EventProofDocument, variables: { id } })
  const proof = data?.eventProof
  if (proof == null) return fetching ? <Skeleton height={120} radius="md" /> : null
  return (
    <Sections gap={10}>
      <Notice tone="success" title="Proved to be in the tree">
        Place {proof.index} of {proof.checkpoint.size}; {proof.hashes.length} hashes lead from it to the signed root.
      </Notice>
      <Facts
        items={[
          ['Leaf', <span key="leaf" className={classes.mono}>{proof.leafHash}</span>],
          ['Root', <span key="root" className={classes.mono}>{proof.checkpoint.rootHash}</span>],
        ]}
      />
      <ol className={classes.hashes} tabIndex={0} aria-label="Hashes on the way to the root">
        {proof.hashes.map((hash) => (
          <li key={hash} className={classes.mono}>
            {hash}
          </li>
        ))}
      </ol>
    </Sections>
  )
}
