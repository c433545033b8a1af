import { IconWebhook } from '@tabler/icons-react'
import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { describeActions } from './_parts/actions'
import { CreateWebhook } from './_parts/CreateWebhook'
import { Loaded } from '@/app/Loaded'
import { useMay } from '@/app/viewer'
import { WebhooksDocument, type WebhookPartsFragment } from '@/gen/graphql'
import { Button, capital, CardLink, EmptyState, formatCount, Page, PageHeader, Panel, StatusBadge, SummaryCard, Tiles } from '@/ui'

/** The programs that are told of what is written into the log. */
export function WebhooksPage() {
  const manages = useMay()('MANAGE_ORGANIZATION')
  const [creating, setCreating] = useState(false)
  const [result, refetch] = useQuery({ query: WebhooksDocument })
  const create = manages ? <Button onClick={() => setCreating(true)}>New webhook</Button> : undefined
  return (
    <Page>
      <PageHeader
        title="Webhooks"
        lead="Programs of yours that are told within seconds of what is written into the log."
        actions={create}
      />
      <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ webhooks }) =>
          webhooks.length === 0 ? (
            <Panel>
              <EmptyState icon={IconWebhook} title="No program is told yet" action={create}>
                Name an address and what it shall be told, such as every suspended member. Messages are signed as Standard
                Webhooks says, tried again for days, and kept with their answers.
              </EmptyState>
            </Panel>
          ) : (
            <Tiles min={320}>
              {webhooks.map((webhook) => (
                <Card key={webhook.id} webhook={webhook} />
              ))}
            </Tiles>
          )
        }
      </Loaded>
      {creating ? <CreateWebhook onClose={() => setCreating(false)} /> : null}
    </Page>
  )
}

function Card({ webhook }: { webhook: WebhookPartsFragment }) {
  const { waiting, delivered, failed } = webhook.counts
  return (
    <CardLink to="/webhooks/$id" params={{ id: webhook.id }}>
      <SummaryCard
        title={webhook.name}
        under={webhook.url}
        badge={<StatusBadge state={webhook.state} />}
        figures={[
          { label: 'Delivered', value: formatCount(delivered) },
          { label: 'Waiting', value: formatCount(waiting) },
          { label: 'Failed', value: formatCount(failed), bad: failed > 0 },
        ]}
      >
        {capital(describeActions(webhook.actions))}
      </SummaryCard>
    </CardLink>
  )
}
