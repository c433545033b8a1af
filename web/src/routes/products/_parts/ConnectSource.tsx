import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { ConnectSourceDocument } from '@/gen/graphql'
import { Effects, FormDialog, TextInput } from '@/ui'

interface ConnectSourceProps {
  source: { id: string; name: string; url?: string | null; connected: boolean; product: { name: string } }
  onClose: () => void
  onDone: () => void
}

/** Says where a source is for this organization, and with which secret it is asked. */
export function ConnectSource({ source, onClose, onDone }: ConnectSourceProps) {
  const [url, setUrl] = useState(source.url ?? '')
  const [secret, setSecret] = useState('')
  const connect = useAction(ConnectSourceDocument, `${source.name} is connected.`)

  async function submit() {
    const { problems } = await connect({
      sourceId: source.id,
      url: url.trim(),
      secret: secret === '' ? undefined : secret,
    })
    if (problems.length > 0) return problems
    onDone()
    onClose()
    return []
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title={`Connect ${source.name}`}
      submit="Connect"
      disabled={url.trim() === '' || (!source.connected && secret === '')}
      onSubmit={submit}
    >
      <Effects
        items={[
          `Steward asks it for what ${source.product.name} holds whenever a member uses their rights.`,
          'It is tried now: it must answer, speak the source protocol, and keep data where your terms allow.',
        ]}
      />
      <TextInput
        label="Address"
        description="Where it speaks the source protocol."
        required
        data-autofocus
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <TextInput
        label="Secret"
        description={source.connected ? 'Leave empty to keep the present one.' : 'Requests are signed with it.'}
        type="password"
        autoComplete="off"
        value={secret}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
