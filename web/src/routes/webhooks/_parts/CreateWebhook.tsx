import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { WebhookForm } from './WebhookForm'
import { useAction } from '@/app/useAction'
import { CreateWebhookDocument } from '@/gen/graphql'
import { SecretOnce } from '@/ui'

/** Makes a webhook, shows its secret once, and goes to it. */
export function CreateWebhook({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const create = useAction(CreateWebhookDocument)
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null)
  if (made !== null) {
    return (
      <SecretOnce
        secret={made.secret}
        title="Webhook created"
        use="Give it to the program that receives the messages: it verifies by this secret that they come from Steward."
        onDone={() => void navigate({ to: '/webhooks/$id', params: { id: made.id } })}
      />
    )
  }
  return (
    <WebhookForm
      title="New webhook"
      submit="Create webhook"
      onClose={onClose}
      onSubmit={async (entered) => {
        const { data, problems } = await create(entered)
        const { webhook, secret } = data?.createWebhook ?? {}
        if (webhook != null && secret != null) setMade({ id: webhook.id, secret })
        return problems
      }}
    />
  )
}
