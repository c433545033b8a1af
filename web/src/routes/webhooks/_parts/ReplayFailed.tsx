import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { ReplayFailedWebhookDeliveriesDocument } from '@/gen/graphql'
import { FormDialog, plural, Select, Text } from '@/ui'

const hour = 60 * 60 * 1000

const spans = [
  { value: '1', label: 'The last hour' },
  { value: '24', label: 'The last day' },
  { value: '168', label: 'The last week' },
  { value: '2160', label: 'As long as they are kept' },
]

/** Sends again what failed. */
export function ReplayFailed({ webhookId, onClose, onDone }: { webhookId: string; onClose: () => void; onDone: () => void }) {
  const [span, setSpan] = useState('24')
  const replay = useAction(ReplayFailedWebhookDeliveriesDocument, ({ replayFailedWebhookDeliveries: { count } }) =>
    count === 0 ? 'Nothing failed in that time.' : `${plural(count, 'message is', 'messages are')} on the way.`,
  )
  return (
    <FormDialog
      opened
      onClose={onClose}
      title="Replay what failed"
      submit="Send again"
      onSubmit={async () => {
        const since = new Date(Date.now() - Number.parseInt(span, 10) * hour).toISOString()
        const { problems } = await replay({ webhookId, since })
        if (problems.length === 0) {
          onClose()
          onDone()
        }
        return problems
      }}
    >
      <Text size="sm">
        Messages keep their ids, so that the program can tell which it has already. At most a thousand go at once, the oldest
        first.
      </Text>
      <Select label="What failed in" allowDeselect={false} data={spans} value={span} onChange={(next) => setSpan(next ?? span)} />
    </FormDialog>
  )
}
