import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { SaveConnectionDocument, type ConnectionsQuery, type ConnectionState } from '@/gen/graphql'
import { Effects, FormDialog, Select, TextInput } from '@/ui'

type Connection = NonNullable<ConnectionsQuery['organization']['connections']>[number]

interface ConnectionFormProps {
  /** The connection to change; a new one when left out. */
  connection?: Connection | undefined
  onClose: () => void
  onDone: () => void
}

const states: { value: ConnectionState; label: string }[] = [
  { value: 'DRAFT', label: 'Being set up: nobody signs in with it' },
  { value: 'ACTIVE', label: 'In use' },
  { value: 'SUSPENDED', label: 'Switched off' },
]

/** Makes a connection to an OpenID provider, or changes one. */
export function ConnectionForm({ connection, onClose, onDone }: ConnectionFormProps) {
  const [name, setName] = useState(connection?.name ?? '')
  const [issuer, setIssuer] = useState(connection?.issuer ?? '')
  const [clientId, setClientId] = useState(connection?.clientId ?? '')
  const [clientSecret, setClientSecret] = useState('')
  const [state, setState] = useState<ConnectionState>(connection?.state ?? 'DRAFT')
  const save = useAction(SaveConnectionDocument, 'Connection saved.')
  const moved = connection !== undefined && issuer.trim() !== connection.issuer

  async function submit() {
    const { problems } = await save({
      connectionId: connection?.id,
      version: connection?.version,
      name: name.trim(),
      issuer: issuer.trim(),
      clientId: clientId.trim(),
      clientSecret: clientSecret === '' ? undefined : clientSecret,
      scopes: connection?.scopes,
      state,
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
      title={connection === undefined ? 'New connection' : `Change ${connection.name}`}
      submit="Save"
      disabled={[name, issuer, clientId].some((text) => text.trim() === '')}
      onSubmit={submit}
    >
      <TextInput label="Name" required data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <TextInput
        label="Issuer"
        description="The provider’s address, exactly as its tokens state it."
        required
        value={issuer}
        onChange={(event) => setIssuer(event.currentTarget.value)}
      />
      {moved ? (
        <Effects
          danger
          items={[
            'Another issuer is another identity provider: links of members to the old one end.',
            'Everybody who signed in through this connection is signed out.',
          ]}
        />
      ) : null}
      <TextInput label="Client id" required value={clientId} onChange={(event) => setClientId(event.currentTarget.value)} />
      <TextInput
        label="Client secret"
        type="password"
        autoComplete="off"
        description={connection === undefined ? 'It is sealed, and never shown again.' : 'Leave empty to keep the present one.'}
        value={clientSecret}
        onChange={(event) => setClientSecret(event.currentTarget.value)}
      />
      <Select
        label="Use"
        allowDeselect={false}
        data={states}
        value={state}
        onChange={(next) => setState(states.find((one) => one.value === next)?.value ?? state)}
      />
    </FormDialog>
  )
}
