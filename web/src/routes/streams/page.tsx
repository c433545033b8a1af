import { IconBuildingBroadcastTower } from '@tabler/icons-react'
import { kindWords } from './_parts/entered'
import { lagWords } from './_parts/words'
import { describeActions } from '../webhooks/_parts/actions'
import { Loaded } from '@/app/Loaded'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { LogStreamsDocument, type LogStreamPartsFragment } from '@/gen/graphql'
import { BackLink, capital, CardLink, EmptyState, LinkButton, Moment, Page, PageHeader, Panel, StatusBadge, SummaryCard, Tiles } from '@/ui'

/** The ways out of the log, and how each does. */
export function StreamsPage() {
  const manages = useMay()('MANAGE_ORGANIZATION')
  const [result, refetch] = useQuery({ query: LogStreamsDocument })
  const room = (result.data?.logStreams.length ?? 3) < 3
  const create = manages && room ? <LinkButton to="/log/streams/new">New stream</LinkButton> : undefined
  return (
    <Page>
      <PageHeader
        title="Log streams"
        back={<BackLink to="/log">Log</BackLink>}
        lead="Your log, sent on to what you watch your systems with: every event at least once, in order, each piece signed. Up to three."
        actions={create}
      />
      <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ logStreams }) =>
          logStreams.length === 0 ? (
            <Panel>
              <EmptyState
                icon={IconBuildingBroadcastTower}
                title="Nothing is sent yet"
                action={manages ? <LinkButton to="/log/streams/new">New stream</LinkButton> : undefined}
              >
                Send the log to Splunk, Elastic, Datadog or a program of your own over HTTPS, to any syslog server over TLS, or
                into a bucket. There is a guide for each beside the form, and a button that tries it.
              </EmptyState>
            </Panel>
          ) : (
            <Tiles min={320}>
              {logStreams.map((stream) => (
                <Card key={stream.id} stream={stream} />
              ))}
            </Tiles>
          )
        }
      </Loaded>
    </Page>
  )
}

function Card({ stream }: { stream: LogStreamPartsFragment }) {
  const { id, name, kind, target, state, actions, lastDeliveredAt, problem, failures } = stream
  return (
    <CardLink to="/log/streams/$id" params={{ id }}>
      <SummaryCard
        title={name}
        under={`${kindWords[kind]}, ${target}`}
        badge={<StatusBadge state={state === 'ACTIVE' && failures > 0 ? 'FAILING' : state} />}
        problem={problem}
        figures={[
          { label: 'Standing', value: lagWords(stream), bad: failures > 0 },
          { label: 'Last delivered', value: lastDeliveredAt == null ? 'Never' : <Moment at={lastDeliveredAt} /> },
        ]}
      >
        {capital(describeActions(actions))}
      </SummaryCard>
    </CardLink>
  )
}
