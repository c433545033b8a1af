import { lazy, Suspense, useCallback } from 'react'
import { Deliveries } from './_parts/Deliveries'
import { kindWords } from './_parts/entered'
import { StreamActions } from './_parts/StreamActions'
import { lagWords } from './_parts/words'
import { describeActions } from '../webhooks/_parts/actions'
import { streamRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { usePolling } from '@/app/usePolling'
import { useQuery } from '@/app/useQuery'
import { LogStreamDocument, type LogStreamPartsFragment } from '@/gen/graphql'
import { BackLink, capital, CopyText, ErrorState, Facts, Moment, Notice, Page, PageHeader, Panel, plural, Sections, StatusBadge } from '@/ui'

const Delivery = lazy(async () => ({ default: (await import('./_parts/Delivery')).Delivery }))

/** One stream: where it goes, how far it has come, and what was answered. */
export function StreamPage() {
  const { id } = streamRoute.useParams()
  const [result, refetch] = useQuery({ query: LogStreamDocument, variables: { id } })
  const reload = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  const stream = result.data?.logStream
  usePolling(stream?.state === 'ACTIVE', reload)
  return (
    <Page>
      <Loaded result={result} onRetry={reload}>
        {({ logStream }) => (logStream == null ? <ErrorState kind="missing" /> : <Parts stream={logStream} onChange={reload} />)}
      </Loaded>
    </Page>
  )
}

function Parts({ stream, onChange }: { stream: LogStreamPartsFragment; onChange: () => void }) {
  const { delivery } = streamRoute.useSearch()
  const navigate = streamRoute.useNavigate()
  const { https, bucket, syslog } = stream
  return (
    <>
      <PageHeader
        title={stream.name}
        back={<BackLink to="/log/streams">Log streams</BackLink>}
        badges={<StatusBadge state={stream.state === 'ACTIVE' && stream.failures > 0 ? 'FAILING' : stream.state} />}
        lead={capital(describeActions(stream.actions))}
        actions={<StreamActions stream={stream} onChange={onChange} />}
      />
      <Sections>
        <Standing stream={stream} />
        <Panel title="Stream">
          <Facts
            items={[
              ['Standing', lagWords(stream)],
              ['Oldest not sent', stream.lag.since == null ? null : <Moment key="since" at={stream.lag.since} show="time" />],
              ['Last delivered', stream.lastDeliveredAt == null ? 'Never' : <Moment key="last" at={stream.lastDeliveredAt} show="time" />],
              ['Goes to', <CopyText key="target" value={stream.target} label="address" />],
              ['As', kindWords[stream.kind]],
              ['Header', https?.header],
              ['Signed', https == null ? null : https.signed ? 'As webhooks are' : 'No, but each piece has its proof'],
              ['Compressed', (https ?? bucket)?.gzip === true ? 'gzip' : null],
              ['Authority', syslog == null ? null : syslog.ca == null ? 'The system’s' : 'Its own'],
              ['Access key', bucket?.accessKey],
              ['Personal values', stream.personal ? 'Sent, while whoever set this up may see members' : 'Not sent'],
              ['Created', <Moment key="at" at={stream.createdAt} />],
            ]}
          />
        </Panel>
        <Deliveries stream={stream} onChange={onChange} />
      </Sections>
      {delivery === undefined ? null : (
        <Suspense>
          <Delivery key={delivery} id={delivery} onClose={() => void navigate({ search: (search) => ({ ...search, delivery: undefined }) })} onDone={onChange} />
        </Suspense>
      )}
    </>
  )
}

function Standing({ stream }: { stream: LogStreamPartsFragment }) {
  if (stream.state === 'PAUSED') {
    return (
      <Notice tone="warning" title="Paused">
        {stream.problem ?? 'Somebody paused it here.'} What happens meanwhile is kept for a week; after that the oldest is left
        out, and an event says so.
      </Notice>
    )
  }
  if (stream.failingSince == null) return null
  return (
    <Notice tone="danger" title="The receiver does not take it">
      {stream.problem} {plural(stream.failures, 'attempt', 'attempts')} failed since <Moment at={stream.failingSince} show="time" />.
      {stream.nextAt == null ? null : <> The next attempt is on <Moment at={stream.nextAt} show="time" />.</>} Nothing is left out for a week.
    </Notice>
  )
}
