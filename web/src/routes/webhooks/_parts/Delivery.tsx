import { useCallback } from 'react'
import { useQuery } from '@/app/useQuery'
import classes from './webhooks.module.css'
import { Loaded } from '@/app/Loaded'
import { usePress } from '@/app/usePress'
import { usePolling } from '@/app/usePolling'
import { useMay } from '@/app/viewer'
import { ReplayWebhookDeliveryDocument, WebhookDeliveryDocument, type WebhookDeliveryQuery } from '@/gen/graphql'
import { Button, CodeBlock, ErrorState, Facts, Moment, Notice, Pill, Sections, SidePanel, StatusBadge, words, type Tone } from '@/ui'

type Sent = NonNullable<WebhookDeliveryQuery['webhookDelivery']>

interface DeliveryProps {
  id: string
  /** Shows another delivery; none closes the panel. */
  onOpen: (id: string | undefined) => void
  onChange: () => void
}

/** One message: what was posted, what was answered, and sending it again. */
export function Delivery({ id, onOpen, onChange }: DeliveryProps) {
  const [result, refetch] = useQuery({ query: WebhookDeliveryDocument, variables: { id } })
  const reload = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  usePolling(result.data?.webhookDelivery?.state === 'WAITING', reload)
  return (
    <SidePanel opened onClose={() => onOpen(undefined)} title="Message and answers">
      <Loaded result={result} onRetry={reload}>
        {({ webhookDelivery }) =>
          webhookDelivery == null ? (
            <ErrorState kind="missing" />
          ) : (
            <Parts sent={webhookDelivery} onOpen={onOpen} onChange={onChange} />
          )
        }
      </Loaded>
    </SidePanel>
  )
}

function Parts({ sent, onOpen, onChange }: { sent: Sent; onOpen: DeliveryProps['onOpen']; onChange: () => void }) {
  const manages = useMay()('MANAGE_ORGANIZATION')
  const replay = usePress(ReplayWebhookDeliveryDocument, 'It is on its way again.')
  async function again() {
    const { data } = await replay({ deliveryId: sent.id })
    const id = data?.replayWebhookDelivery.delivery?.id
    if (id === undefined) return
    onChange()
    onOpen(id)
  }
  return (
    <Sections gap={16}>
      <Facts
        items={[
          ['Message', words(sent.action)],
          ['State', <StatusBadge key="state" state={sent.state} />],
          ['Made', <Moment key="at" at={sent.createdAt} show="time" />],
          ['Tried again', sent.nextAt == null ? null : <Moment key="next" at={sent.nextAt} show="time" />],
          ['Id', <code key="id">{sent.messageId}</code>],
        ]}
      />
      {sent.problem == null ? null : <Notice tone={sent.state === 'FAILED' ? 'danger' : 'warning'}>{sent.problem}</Notice>}
      {manages && sent.state !== 'WAITING' ? (
        <div>
          <Button size="xs" variant="default" onClick={() => void again()}>
            Send again
          </Button>
        </div>
      ) : null}
      <div className={classes.part}>
        <h3>Posted</h3>
        <CodeBlock label="What was posted">{pretty(sent.payload)}</CodeBlock>
      </div>
      {sent.attempts.map((attempt) => (
        <Attempt key={attempt.number} attempt={attempt} />
      ))}
    </Sections>
  )
}

function Attempt({ attempt }: { attempt: Sent['attempts'][number] }) {
  const { number, at, milliseconds, status, answer, problem, headers, url } = attempt
  return (
    <section className={classes.attempt}>
      <h3>
        Attempt {number}
        <Pill tone={toneOf(status)}>{status ?? 'No answer'}</Pill>
        <span className={classes.quiet}>
          <Moment at={at} show="time" /> · {milliseconds} ms
        </span>
      </h3>
      {problem == null ? null : <Notice tone="warning">{problem}</Notice>}
      {answer === '' ? null : <CodeBlock label={`Answer to attempt ${number}`}>{answer}</CodeBlock>}
      <details>
        <summary>Address and headers</summary>
        <CodeBlock>{[`POST ${url}`, ...headers.map(({ key, value }) => `${key}: ${value}`)].join('\n')}</CodeBlock>
      </details>
    </section>
  )
}

function toneOf(status: number | null | undefined): Tone {
  if (status == null) return 'danger'
  return status < 300 ? 'success' : 'warning'
}

/** JSON with its lines, or the text as it is. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
