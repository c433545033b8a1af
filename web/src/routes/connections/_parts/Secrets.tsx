import { useState } from 'react'
import type { Connection } from '../connection'
import { useAction } from '@/app/useAction'
import { RotateConnectionSecretDocument } from '@/gen/graphql'
import { Button, CopyText, Facts, FormDialog, Moment, Panel, Select, Stack, Text, TextInput } from '@/ui'

const overlaps = [
  { value: '0', label: 'Not at all: the old one ends now' },
  { value: '1', label: '1 day' },
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
]

/** What the connection proves itself with, and its rotation. */
export function Secrets({ connection, may, onChange }: { connection: Connection; may: boolean; onChange: () => void }) {
  const [rotating, setRotating] = useState(false)
  const byKey = connection.auth === 'PRIVATE_KEY'
  return (
    <Panel
      title={byKey ? 'Keys' : 'Client secret'}
      description={byKey ? 'Steward signs with its own key; the provider fetches the public half.' : 'Sealed; it is never shown again.'}
      actions={
        may && connection.auth !== 'NONE' ? (
          <Button size="xs" variant="default" onClick={() => setRotating(true)}>
            {byKey ? 'New key' : 'New secret'}
          </Button>
        ) : null
      }
    >
      <Stack gap="md">
        {connection.auth === 'NONE' ? (
          <Text size="sm">A public client: PKCE alone protects it.</Text>
        ) : (
          <Facts
            items={connection.secrets.map((secret, at) => [
              at === 0 ? 'Present' : 'Before',
              <span key={secret.createdAt}>
                since <Moment at={secret.createdAt} show="date" />
                {secret.endsAt == null ? null : (
                  <>
                    , works until <Moment at={secret.endsAt} />
                  </>
                )}
              </span>,
            ])}
          />
        )}
        {byKey ? <Facts items={[['JWKS address', <CopyText key="jwks" value={connection.jwksUri} label="JWKS address" />]]} /> : null}
      </Stack>
      {rotating ? <Rotate connection={connection} onClose={() => setRotating(false)} onDone={onChange} /> : null}
    </Panel>
  )
}

function Rotate({ connection, onClose, onDone }: { connection: Connection; onClose: () => void; onDone: () => void }) {
  const [secret, setSecret] = useState('')
  const [days, setDays] = useState('7')
  const rotate = useAction(RotateConnectionSecretDocument, 'The new one is in use.')
  const byKey = connection.auth === 'PRIVATE_KEY'

  async function submit() {
    const { problems } = await rotate({
      connectionId: connection.id,
      clientSecret: byKey ? undefined : secret,
      overlapDays: Number(days),
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
      title={byKey ? 'Make a new key' : 'Enter a new client secret'}
      submit={byKey ? 'Make key' : 'Use it'}
      disabled={!byKey && secret === ''}
      onSubmit={submit}
    >
      {byKey ? (
        <Text size="sm">The new key is published at the JWKS address at once; the old one is tried where the provider does not know it yet.</Text>
      ) : (
        <TextInput
          label="New client secret"
          type="password"
          autoComplete="off"
          required
          data-autofocus
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
      )}
      <Select
        label="How long the old one is tried too"
        allowDeselect={false}
        data={overlaps}
        value={days}
        onChange={(next) => setDays(next ?? days)}
      />
    </FormDialog>
  )
}
