import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '@/app/useAction'
import {
  CheckConnectorDocument, DeleteConnectorDocument, PauseConnectorDocument, ResumeConnectorDocument, RotateConnectorSecretDocument,
  type ConnectorPartsFragment, type ConnectorTrialPartsFragment,
} from '@/gen/graphql'
import { Button, ConfirmDialog, FormDialog, Group, LinkButton, Text, TextInput } from '@/ui'

interface ActionsProps {
  source: ConnectorPartsFragment
  onChange: () => void
  onTrial: (trial: ConnectorTrialPartsFragment | null) => void
}

type Verb = 'pause' | 'rotate' | 'delete'

/** What can be done with a source. */
export function SourceActions({ source, onChange, onTrial }: ActionsProps) {
  const [asking, setAsking] = useState<Verb | null>(null)
  const [busy, setBusy] = useState(false)
  const check = useAction(CheckConnectorDocument)
  const close = () => setAsking(null)
  const reached = source.kind !== 'MANUAL'
  async function test() {
    setBusy(true)
    const { data } = await check({ connectorId: source.id })
    onTrial(data?.checkConnector.trial ?? null)
    setBusy(false)
    onChange()
  }
  return (
    <Group gap="xs">
      {reached && source.pausedAt == null ? <Button loading={busy} onClick={() => void test()}>Test</Button> : null}
      {reached ? (
        <Button variant={source.pausedAt == null ? 'default' : 'filled'} onClick={() => setAsking('pause')}>
          {source.pausedAt == null ? 'Pause' : 'Resume'}
        </Button>
      ) : null}
      <LinkButton variant="default" to="/sources/$id/edit" params={{ id: source.id }}>Edit</LinkButton>
      {reached ? <Button variant="default" onClick={() => setAsking('rotate')}>Rotate secret</Button> : null}
      <Button variant="subtle" onClick={() => setAsking('delete')}>Delete</Button>
      {asking === 'rotate' ? <RotateSecret source={source} onClose={close} /> : null}
      {asking === 'delete' ? <Delete source={source} onClose={close} /> : null}
      <Pausing source={source} opened={asking === 'pause'} onClose={close} />
    </Group>
  )
}

interface DialogProps {
  source: ConnectorPartsFragment
  onClose: () => void
}

function Pausing({ source, opened, onClose }: DialogProps & { opened: boolean }) {
  const pause = useAction(PauseConnectorDocument, 'Paused.')
  const resume = useAction(ResumeConnectorDocument, 'Resumed.')
  const active = source.pausedAt == null
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`${active ? 'Pause' : 'Resume'} ${source.name}?`}
      effects={
        active
          ? ['It is asked nothing until you resume.', 'Requests wait for it: none is answered and no erasure is certified without it. Their clocks go on.']
          : ['What waits is tried again within the hour, or at once with Retry on the request.']
      }
      confirm={active ? 'Pause' : 'Resume'}
      onConfirm={async () => (await (active ? pause : resume)({ connectorId: source.id })).problems}
    />
  )
}

function RotateSecret({ source, onClose }: DialogProps) {
  const [secret, setSecret] = useState('')
  const rotate = useAction(RotateConnectorSecretDocument, 'The new secret works and is kept.')
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={`Rotate the secret of ${source.name}`}
      submit="Try and keep"
      disabled={secret === ''}
      onSubmit={async () => {
        const { problems } = await rotate({ connectorId: source.id, secret })
        if (problems.length === 0) onClose()
        return problems
      }}
    >
      <Text size="sm">It is tried first. If it does not work, the present one stays.</Text>
      <TextInput
        label={source.kind === 'DATABASE' ? 'New password' : 'New secret key'}
        type="password"
        autoComplete="new-password"
        required
        value={secret}
        onChange={(event) => setSecret(event.currentTarget.value)}
        data-autofocus
      />
    </FormDialog>
  )
}

function Delete({ source, onClose }: DialogProps) {
  const navigate = useNavigate()
  const remove = useAction(DeleteConnectorDocument, 'Source forgotten.')
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${source.name}?`}
      effects={[
        'Requests are not carried to it any more, and its secret is forgotten.',
        'Nothing in the system itself changes.',
        'Erasures that counted what it holds fail until it is connected again.',
      ]}
      confirm="Delete source"
      danger
      typed={source.name}
      onConfirm={async () => {
        const { problems } = await remove({ connectorId: source.id })
        if (problems.length === 0) void navigate({ to: '/sources' })
        return problems
      }}
    />
  )
}
