import { lazy, Suspense } from 'react'
import { useQuery } from '@/app/useQuery'
import { describeActions } from './_parts/actions'
import { Deliveries } from './_parts/Deliveries'
import { WebhookActions } from './_parts/WebhookActions'
import { webhookRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { WebhookDocument, type WebhookPartsFragment } from '@/gen/graphql'
import { BackLink, capital, CopyText, ErrorState, Facts, Moment, Notice, Page, PageHeader, Panel, plural, Sections, StatusBadge } from '@/ui'

const Delivery = lazy(async () => ({ default: (await import('./_parts/Delivery')).Delivery }))

/** One webhook: where it goes, what it is told, and what came of it. */
export function WebhookPage() {
  const { id } = webhookRoute.useParams()
  const [result, refetch] = useQuery({ query: WebhookDocument, variables: { id } })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Page>
      <Loaded result={result} onRetry={reload}>
        {({ webhook }) => (webhook == null ? <ErrorState kind="missing" /> : <Parts webhook={webhook} onChange={reload} />)}
      </Loaded>
    </Page>
  )
}

function Parts({ webhook, onChange }: { webhook: WebhookPartsFragment; onChange: () => void }) {
  const { delivery } = webhookRoute.useSearch()
  const navigate = webhookRoute.useNavigate()
  return (
    <>
      <PageHeader
        title={webhook.name}
        back={<BackLink to="/webhooks">Webhooks</BackLink>}
        badges={<StatusBadge state={webhook.state} />}
        lead={capital(describeActions(webhook.actions))}
        actions={<WebhookActions webhook={webhook} onChange={onChange} />}
      />
      <Sections>
        <Standing webhook={webhook} />
        <Panel title="Endpoint">
          <Facts
            items={[
              ['Address', <CopyText key="url" value={webhook.url} label="address" />],
              ['Actions', webhook.actions.join(', ')],
              ['Signed with', <Secrets key="secrets" secrets={webhook.secrets} />],
              ['Created', <Moment key="at" at={webhook.createdAt} />],
            ]}
          />
        </Panel>
        <Deliveries webhook={webhook} onChange={onChange} />
      </Sections>
      {delivery === undefined ? null : (
        <Suspense>
          <Delivery
            key={delivery}
            id={delivery}
            onOpen={(next) => void navigate({ search: (search) => ({ ...search, delivery: next }) })}
            onChange={onChange}
          />
        </Suspense>
      )}
    </>
  )
}

function Standing({ webhook }: { webhook: WebhookPartsFragment }) {
  if (webhook.state === 'GONE') {
    return (
      <Notice tone="danger" title="The endpoint said that it is gone for good">
        Nothing is sent and nothing is kept for it. Resume it when it is there again.
      </Notice>
    )
  }
  if (webhook.state === 'PAUSED') {
    return (
      <Notice tone="warning" title="Paused">
        {webhook.problem ?? 'Somebody paused it here.'} What happens meanwhile is kept for a replay.
      </Notice>
    )
  }
  if (webhook.failingSince == null) return null
  return (
    <Notice tone="warning" title="Messages don’t get through">
      {plural(webhook.failures, 'attempt', 'attempts')} failed since <Moment at={webhook.failingSince} show="time" />. Each message
      is tried again for days.
    </Notice>
  )
}

function Secrets({ secrets }: { secrets: WebhookPartsFragment['secrets'] }) {
  return (
    <>
      {secrets.map(({ prefix, endsAt }) => (
        <div key={prefix}>
          <code>{prefix}…</code>
          {endsAt == null ? null : <> until <Moment at={endsAt} show="time" /></>}
        </div>
      ))}
    </>
  )
}
