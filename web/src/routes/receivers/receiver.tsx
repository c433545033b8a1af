import { useCallback } from 'react'
import { Events } from './_parts/Events'
import { ReceiverActions } from './_parts/ReceiverActions'
import { stateWords } from './_parts/words'
import { receiverRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { usePolling } from '@/app/usePolling'
import { useQuery } from '@/app/useQuery'
import { ReceiverDocument, ReceiverGroupDocument, type ReceiverQuery } from '@/gen/graphql'
import {
  BackLink, CopyText, ErrorState, Facts, formatCount, Moment, Notice, Page, PageHeader, Panel, Pill, plural, Sections, TextLink,
} from '@/ui'

/** A receiver, as the API gives it. */
export type Receiver = NonNullable<ReceiverQuery['eventReceiver']>

/** One receiver: how it is doing, and what it was told. */
export function ReceiverPage() {
  const { id } = receiverRoute.useParams()
  const [result, refetch] = useQuery({ query: ReceiverDocument, variables: { id } })
  const reload = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  const found = result.data?.eventReceiver
  usePolling(found != null && found.state !== 'PAUSED' && found.pending > 0, reload, 3000)
  return (
    <Page>
      <Loaded result={result} onRetry={reload}>
        {({ eventReceiver: receiver }) =>
          receiver == null ? <ErrorState kind="missing" /> : <Parts receiver={receiver} onChange={reload} />
        }
      </Loaded>
    </Page>
  )
}

function Parts({ receiver, onChange }: { receiver: Receiver; onChange: () => void }) {
  const { label, tone } = stateWords[receiver.state]
  return (
    <>
      <PageHeader
        title={receiver.name}
        back={<BackLink to="/receivers">Event receivers</BackLink>}
        badges={<Pill tone={tone} dot>{label}</Pill>}
        lead={
          <>
            {receiver.delivery === 'PUSH' ? 'Steward pushes events to it' : 'It polls its events'} ·{' '}
            {receiver.lastDeliveredAt == null ? 'nothing taken yet' : <>last taken <Moment at={receiver.lastDeliveredAt} /></>}
          </>
        }
        actions={<ReceiverActions receiver={receiver} onChange={onChange} />}
      />
      <Sections>
        <Trouble receiver={receiver} />
        <Setting receiver={receiver} />
        <Events events={receiver.events} />
      </Sections>
    </>
  )
}

function Trouble({ receiver: { state, problem, failures, nextAt } }: { receiver: Receiver }) {
  if (state === 'PAUSED') {
    return <Notice tone="warning" title="Paused">Events wait, and are delivered when it goes on; those older than 14 days are dropped.</Notice>
  }
  if (problem == null) return null
  return (
    <Notice tone="danger" title={`${plural(failures, 'delivery', 'deliveries')} failed since the last that came through`}>
      {problem}
      {nextAt == null ? null : <> The next attempt is <Moment at={nextAt} />.</>}
    </Notice>
  )
}

function Setting({ receiver }: { receiver: Receiver }) {
  const push = receiver.delivery === 'PUSH'
  return (
    <Panel title="Set-up" description="What the receiver needs to know to take events and to check them.">
      <Facts
        items={[
          [push ? 'Pushed to' : 'Polled at', <CopyText key="url" value={receiver.url} label="address" />],
          ['Issuer', <CopyText key="issuer" value={receiver.issuer} label="issuer" />],
          ['Audience', <CopyText key="audience" value={receiver.audience} label="audience" />],
          ['Key set', <CopyText key="keys" value={receiver.keySetUrl} label="address of the key set" />],
          ['Events hold', receiver.fullValues ? 'Values' : 'Names of attributes, no values'],
          ['Tells of', receiver.groupId == null ? 'All members and groups' : <Scope key="scope" id={receiver.groupId} />],
          ['Waiting', plural(receiver.pending, 'event', 'events')],
          ['Failures', receiver.failures === 0 ? null : formatCount(receiver.failures)],
          ['Registered', <Moment key="at" at={receiver.createdAt} show="date" />],
        ]}
      />
    </Panel>
  )
}

/** The group whose members a receiver is told of. */
function Scope({ id }: { id: string }) {
  const [{ data }] = useQuery({ query: ReceiverGroupDocument, variables: { id } })
  if (data === undefined) return null
  if (data.group == null) return <>The members of a group that is no more: nobody</>
  return <>The members of <TextLink to="/groups/$id" params={{ id: data.group.id }} inherit>{data.group.displayName}</TextLink></>
}
