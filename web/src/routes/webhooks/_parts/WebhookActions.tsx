import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { WebhookForm } from './WebhookForm'
import { webhookRoute } from '../route'
import { Rotate } from '@/app/Rotate'
import { useAction } from '@/app/useAction'
import { usePress } from '@/app/usePress'
import { useMay } from '@/app/viewer'
import {
  DeleteWebhookDocument,
  PauseWebhookDocument,
  ResumeWebhookDocument,
  RotateWebhookSecretDocument,
  TestWebhookDocument,
  UpdateWebhookDocument,
  type WebhookPartsFragment,
} from '@/gen/graphql'
import { Button, ConfirmDialog, Group, SecretOnce } from '@/ui'

interface ActionsProps {
  webhook: WebhookPartsFragment
  onChange: () => void
}

type Verb = 'edit' | 'pause' | 'rotate' | 'delete'

/** What can be done with a webhook. */
export function WebhookActions({ webhook, onChange }: ActionsProps) {
  const [asking, setAsking] = useState<Verb | null>(null)
  const navigate = webhookRoute.useNavigate()
  const test = usePress(TestWebhookDocument, 'A test is on its way.')
  const close = () => setAsking(null)
  if (!useMay()('MANAGE_ORGANIZATION')) return null
  async function send() {
    const { data } = await test({ webhookId: webhook.id })
    const id = data?.testWebhook.delivery?.id
    if (id === undefined) return
    onChange()
    void navigate({ search: { delivery: id } })
  }
  return (
    <Group gap="xs">
      {webhook.state === 'ACTIVE' ? <Button onClick={() => void send()}>Send a test</Button> : null}
      <Button variant={webhook.state === 'ACTIVE' ? 'default' : 'filled'} onClick={() => setAsking('pause')}>
        {webhook.state === 'ACTIVE' ? 'Pause' : 'Resume'}
      </Button>
      <Button variant="default" onClick={() => setAsking('edit')}>Edit</Button>
      <Button variant="default" onClick={() => setAsking('rotate')}>Rotate secret</Button>
      <Button variant="subtle" onClick={() => setAsking('delete')}>Delete</Button>
      {asking === 'edit' ? <Edit webhook={webhook} onClose={close} /> : null}
      {asking === 'delete' ? <Delete webhook={webhook} onClose={close} /> : null}
      <Pausing webhook={webhook} opened={asking === 'pause'} onClose={close} />
      <RotateSecret webhook={webhook} opened={asking === 'rotate'} onClose={close} />
    </Group>
  )
}

interface DialogProps {
  webhook: WebhookPartsFragment
  onClose: () => void
}

function Edit({ webhook, onClose }: DialogProps) {
  const update = useAction(UpdateWebhookDocument, 'Webhook changed.')
  return (
    <WebhookForm
      title={`Edit ${webhook.name}`}
      submit="Save"
      saved={{ name: webhook.name, url: webhook.url, actions: [...webhook.actions] }}
      onClose={onClose}
      onSubmit={async (entered) => {
        const { problems } = await update({ webhookId: webhook.id, ...entered })
        if (problems.length === 0) onClose()
        return problems
      }}
    />
  )
}

function Pausing({ webhook, opened, onClose }: DialogProps & { opened: boolean }) {
  const pause = useAction(PauseWebhookDocument, 'Paused.')
  const resume = useAction(ResumeWebhookDocument, 'Resumed.')
  const active = webhook.state === 'ACTIVE'
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`${active ? 'Pause' : 'Resume'} ${webhook.name}?`}
      effects={
        active
          ? ['Nothing is sent until you resume.', 'What happens meanwhile is kept as failed, for a replay.']
          : ['What happens from now on is sent.', 'What happened meanwhile is sent when you replay it.']
      }
      confirm={active ? 'Pause' : 'Resume'}
      onConfirm={async () => (await (active ? pause : resume)({ webhookId: webhook.id })).problems}
    />
  )
}

function RotateSecret({ webhook, opened, onClose }: DialogProps & { opened: boolean }) {
  const [secret, setSecret] = useState<string | null>(null)
  const rotate = useAction(RotateWebhookSecretDocument)
  return (
    <>
      {opened ? (
        <Rotate
          title={`Rotate the secret of ${webhook.name}`}
          noun="secret"
          usual="24"
          onClose={onClose}
          onRotate={async (overlapHours) => {
            const { data, problems } = await rotate({ webhookId: webhook.id, overlapHours })
            if (problems.length === 0) {
              onClose()
              setSecret(data?.rotateWebhookSecret.secret ?? null)
            }
            return problems
          }}
        />
      ) : null}
      <SecretOnce
        secret={secret}
        title="New secret"
        use="Give it to the program that receives the messages. Until the overlap is over, messages carry both signatures."
        onDone={() => setSecret(null)}
      />
    </>
  )
}

function Delete({ webhook, onClose }: DialogProps) {
  const navigate = useNavigate()
  const remove = useAction(DeleteWebhookDocument, 'Webhook deleted.')
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${webhook.name}?`}
      effects={['It is told nothing any more.', 'Its delivery log is deleted too. This can’t be undone.']}
      confirm="Delete webhook"
      danger
      onConfirm={async () => {
        const { problems } = await remove({ webhookId: webhook.id })
        if (problems.length === 0) void navigate({ to: '/webhooks' })
        return problems
      }}
    />
  )
}
