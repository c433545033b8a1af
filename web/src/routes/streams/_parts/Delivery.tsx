import { useCallback, useEffect } from 'react'
import { sentWords } from './words'
import { Loaded } from '@/app/Loaded'
import { usePolling } from '@/app/usePolling'
import { useQuery } from '@/app/useQuery'
import { LogDeliveryDocument, type LogDeliveryQuery } from '@/gen/graphql'
import { CodeBlock, ErrorState, Facts, formatBytes, Moment, Notice, Sections, SidePanel, StatusBadge } from '@/ui'

type Sent = NonNullable<LogDeliveryQuery['logDelivery']>

interface DeliveryProps {
  id: string
  onClose: () => void
  /** Called once it is known what came of it. */
  onDone: () => void
}

/** One attempt: what was sent, and exactly what came back. */
export function Delivery({ id, onClose, onDone }: DeliveryProps) {
  const [result, refetch] = useQuery({ query: LogDeliveryDocument, variables: { id } })
  const reload = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  const state = result.data?.logDelivery?.state
  usePolling(state === 'WAITING', reload, 1000)
  useEffect(() => {
    if (state !== undefined && state !== 'WAITING') onDone()
  }, [state, onDone])
  return (
    <SidePanel opened onClose={onClose} title="Delivery">
      <Loaded result={result} onRetry={reload}>
        {({ logDelivery }) => (logDelivery == null ? <ErrorState kind="missing" /> : <Parts sent={logDelivery} />)}
      </Loaded>
    </SidePanel>
  )
}

function Parts({ sent }: { sent: Sent }) {
  const { state, at, target, bytes, milliseconds, status, problem, answer } = sent
  return (
    <Sections gap={16}>
      <Facts
        items={[
          ['Sent', sentWords(sent)],
          ['State', <StatusBadge key="state" state={state} />],
          ['To', target],
          ['When', <Moment key="at" at={at} show="time" />],
          ['Size', bytes === 0 ? null : formatBytes(bytes)],
          ['Took', state === 'WAITING' ? null : `${milliseconds} ms`],
          ['Status', status],
        ]}
      />
      {state === 'WAITING' ? <Notice tone="info">It is on its way.</Notice> : null}
      {problem == null ? null : <Notice tone="danger">{problem}</Notice>}
      {answer === '' ? null : <CodeBlock label="What came back">{answer}</CodeBlock>}
    </Sections>
  )
}
