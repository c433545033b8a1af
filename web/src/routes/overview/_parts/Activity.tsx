import { IconBook2 } from '@tabler/icons-react'
import type { OverviewQuery } from '@/gen/graphql'
import { EmptyState, LinkButton, Panel, Timeline, words } from '@/ui'

type Events = NonNullable<OverviewQuery['overview']['recentEvents']>

/** What happened last, from the log. */
export function Activity({ events }: { events: Events }) {
  const items = events.slice(0, 7).map((event) => ({
    key: event.id,
    at: event.at,
    title: event.subjectName == null ? words(event.action) : `${words(event.action)}: ${event.subjectName}`,
    detail: event.actorName,
  }))
  return (
    <Panel
      title="Lately"
      actions={
        <LinkButton to="/log" search={{}} variant="default" size="xs">
          Log
        </LinkButton>
      }
    >
      {items.length === 0 ? (
        <EmptyState icon={IconBook2} title="Nothing has happened yet" compact>
          Every change writes an event here, with who did it.
        </EmptyState>
      ) : (
        <Timeline label="Recent events" items={items} />
      )}
    </Panel>
  )
}
