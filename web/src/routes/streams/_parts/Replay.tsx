import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { ReplayLogStreamDocument, type LogStreamPartsFragment } from '@/gen/graphql'
import { FormDialog, SegmentedControl, Text, TextInput } from '@/ui'

/** Sends again from a place of the log or a day. */
export function Replay({ stream, onClose, onDone }: { stream: LogStreamPartsFragment; onClose: () => void; onDone: () => void }) {
  const [by, setBy] = useState('place')
  const [place, setPlace] = useState('0')
  const [day, setDay] = useState('')
  const replay = useAction(ReplayLogStreamDocument, 'It is sent again.')
  const ready = by === 'day' ? day !== '' : /^\d+$/.test(place.trim())
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={`Replay ${stream.name}`}
      submit="Send again"
      disabled={!ready}
      onSubmit={async () => {
        const from = by === 'day' ? { since: new Date(day).toISOString() } : { position: Number.parseInt(place, 10) }
        const { problems } = await replay({ logStreamId: stream.id, ...from })
        if (problems.length === 0) {
          onClose()
          onDone()
        }
        return problems
      }}
    >
      <Text size="sm">
        Everything from there on is sent again, in order. Events keep their ids and places, so that the receiver can tell which
        it has.
      </Text>
      <SegmentedControl
        aria-label="From where"
        value={by}
        onChange={setBy}
        data={[{ value: 'place', label: 'From a place of the log' }, { value: 'day', label: 'From a day' }]}
      />
      {by === 'day' ? (
        <TextInput type="date" label="Day" value={day} onChange={(event) => setDay(event.currentTarget.value)} />
      ) : (
        <TextInput
          label="Place"
          description={`Counted from 0; it stands at ${stream.position}.`}
          inputMode="numeric"
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  )
}
