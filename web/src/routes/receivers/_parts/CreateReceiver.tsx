import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { GroupPicker } from '@/app/GroupPicker'
import type { Picked } from '@/app/Picker'
import { useAction } from '@/app/useAction'
import { CreateReceiverDocument, type EventDelivery } from '@/gen/graphql'
import { Checkbox, FormDialog, SecretOnce, SegmentedControl, Text, TextInput } from '@/ui'

const deliveries: { value: EventDelivery; label: string; hint: string }[] = [
  { value: 'PUSH', label: 'Push', hint: 'Steward posts each event to an address of the receiver (RFC 8935).' },
  { value: 'POLL', label: 'Poll', hint: 'The receiver asks for what is new, with a token that is shown once (RFC 8936).' },
]

/** Registers a receiver; the token of one that polls is shown once. */
export function CreateReceiver({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const [made, setMade] = useState<{ id: string; token: string } | null>(null)
  const open = (id: string) => void navigate({ to: '/receivers/$id', params: { id } })
  if (made !== null) {
    return (
      <SecretOnce
        secret={made.token}
        title="Receiver registered"
        use="The receiver sends it as a bearer token when it asks for events."
        onDone={() => open(made.id)}
      />
    )
  }
  return <Form onClose={onClose} onMade={(id, token) => (token === null ? open(id) : setMade({ id, token }))} />
}

function Form({ onClose, onMade }: { onClose: () => void; onMade: (id: string, token: string | null) => void }) {
  const [name, setName] = useState('')
  const [delivery, setDelivery] = useState<EventDelivery>('PUSH')
  const [url, setURL] = useState('')
  const [authorization, setAuthorization] = useState('')
  const [audience, setAudience] = useState('')
  const [fullValues, setFull] = useState(false)
  const [groups, setGroups] = useState<readonly Picked[]>([])
  const create = useAction(CreateReceiverDocument, 'Receiver registered.')
  const push = delivery === 'PUSH'

  async function submit() {
    const { data, problems } = await create({
      name: name.trim(), delivery, fullValues, audience: given(audience), groupId: groups[0]?.id,
      url: push ? given(url) : undefined,
      authorization: push ? given(authorization) : undefined,
    })
    const made = data?.createEventReceiver
    if (made?.receiver != null) onMade(made.receiver.id, made.token ?? null)
    return problems
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title="New event receiver"
      submit="Register"
      disabled={name.trim() === '' || (push && url.trim() === '')}
      onSubmit={submit}
    >
      <TextInput label="Name" required data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <div>
        <SegmentedControl
          fullWidth
          aria-label="Delivery"
          data={deliveries.map(({ value, label }) => ({ value, label }))}
          value={delivery}
          onChange={(next) => setDelivery(next)}
        />
        <Text size="xs" c="dimmed" mt={6}>{deliveries.find(({ value }) => value === delivery)?.hint}</Text>
      </div>
      {push ? (
        <>
          <TextInput label="Address" description="Where events are posted to, over HTTPS." required type="url" value={url} onChange={(event) => setURL(event.currentTarget.value)} />
          <TextInput
            label="Authorization header"
            description="Such as “Bearer …”, if the receiver asks for one. It is kept sealed and never shown."
            autoComplete="off"
            value={authorization}
            onChange={(event) => setAuthorization(event.currentTarget.value)}
          />
        </>
      ) : null}
      <TextInput
        label="Audience"
        description={push ? 'The claim aud of its events; the address where it is empty.' : 'The claim aud of its events; the address to poll where it is empty.'}
        value={audience}
        onChange={(event) => setAudience(event.currentTarget.value)}
      />
      <GroupPicker
        label="Only members of this group"
        description="Empty tells of all members and groups. A scoped receiver also learns who joins and who leaves the group."
        value={groups}
        onChange={(next) => setGroups(next.slice(-1))}
      />
      <Checkbox
        label="Put values into events"
        description="Otherwise events name the attributes that changed, and the receiver reads them over SCIM. What was delivered can’t be erased there."
        checked={fullValues}
        onChange={(event) => setFull(event.currentTarget.checked)}
      />
    </FormDialog>
  )
}

function given(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim()
}
