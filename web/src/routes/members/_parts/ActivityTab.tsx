import { IconBook2, IconEye } from '@tabler/icons-react'
import { useQuery } from '@/app/useQuery'
import { readable } from '@/app/details'
import { Loaded } from '@/app/Loaded'
import { MemberActivityDocument, type MemberActivityQuery } from '@/gen/graphql'
import { Columns, EmptyState, Panel, plural, TableSkeleton, Timeline, words, wordsInside } from '@/ui'

/** Who looked at the member's content, and what changed. */
export function ActivityTab({ id }: { id: string }) {
  const [result] = useQuery({ query: MemberActivityDocument, variables: { id, first: 50 } })
  return (
    <Loaded result={result} skeleton={<TableSkeleton rows={5} />}>
      {({ member }) => (
        <Columns>
          <Panel title="What changed" description="The newest 50 events about this member.">
            <Changes events={member?.events?.nodes ?? []} />
          </Panel>
          <Panel title="Who looked" description="Every look at the member’s content by somebody else.">
            <Looks accesses={member?.accesses?.nodes ?? []} />
          </Panel>
        </Columns>
      )}
    </Loaded>
  )
}

type Activity = NonNullable<MemberActivityQuery['member']>

function Changes({ events }: { events: NonNullable<Activity['events']>['nodes'] }) {
  if (events.length === 0) {
    return (
      <EmptyState icon={IconBook2} title="Nothing yet" compact>
        Every change of the account writes an event.
      </EmptyState>
    )
  }
  const items = events.map((event) => ({
    key: event.id,
    at: event.at,
    title: words(event.action),
    detail: [event.actorName, ...readable(event.details)].join(' · '),
  }))
  return <Timeline label="Events about the member" items={items} />
}

function Looks({ accesses }: { accesses: NonNullable<Activity['accesses']>['nodes'] }) {
  if (accesses.length === 0) {
    return (
      <EmptyState icon={IconEye} title="Nobody looked" compact>
        When somebody looks at content, their name and reason show here and on the member’s own page.
      </EmptyState>
    )
  }
  const items = accesses.map((access, i) => ({
    key: `${access.at}${i}`,
    at: access.at,
    title: `${access.actorName}: ${access.reason}`,
    detail: `${plural(access.count, 'record', 'records')}${access.category == null ? '' : ` of ${wordsInside(access.category)}`}`,
  }))
  return <Timeline label="Looks at the member's content" items={items} />
}
