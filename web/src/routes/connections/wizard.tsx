import { useState } from 'react'
import { ClaimsStep } from './_parts/ClaimsStep'
import { ClientStep } from './_parts/ClientStep'
import { draftOf, emptyDraft, inputOf, type Discovery, type Draft } from './_parts/draft'
import { GuidePanel } from './_parts/GuidePanel'
import { JoinStep } from './_parts/JoinStep'
import { ProviderStep } from './_parts/ProviderStep'
import { useReservation } from './_parts/reservation'
import type { Connection } from './connection'
import { wizardRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { ConnectionDocument, SaveConnectionDocument } from '@/gen/graphql'
import { BackLink, Button, Columns, ErrorState, Group, Notice, Page, PageHeader, Panel, Problems, Sections, type Problem } from '@/ui'

/** Sets a connection up, step by step, or changes one. */
export function WizardPage() {
  const { id } = wizardRoute.useSearch()
  if (id === undefined) return <Wizard before={null} />
  return <Change id={id} />
}

function Change({ id }: { id: string }) {
  const [result, refetch] = useQuery({ query: ConnectionDocument, variables: { id }, requestPolicy: 'network-only' })
  return (
    <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
      {({ connection }) => (connection == null ? <ErrorState kind="missing" /> : <Wizard before={connection} />)}
    </Loaded>
  )
}

const steps = ['Provider', 'Client', 'Claims and roles', 'New members'] as const

function Wizard({ before }: { before: Connection | null }) {
  const navigate = wizardRoute.useNavigate()
  const [at, setAt] = useState(0)
  const [draft, setDraft] = useState<Draft>(() => (before === null ? emptyDraft() : draftOf(before)))
  const [found, setFound] = useState<Discovery | null>(null)
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const save = useAction(SaveConnectionDocument, 'Connection saved.')
  const reserved = useReservation(before === null)
  const onChange = (part: Partial<Draft>) => setDraft((former) => ({ ...former, ...part }))

  async function finish() {
    setBusy(true)
    const { data, problems: wrong } = await save({ ...inputOf(draft, found, before), reservationId: reserved?.id })
    setBusy(false)
    setProblems(wrong)
    const id = data?.saveConnection.connection?.id
    if (id !== undefined) void navigate({ to: '/connections/$id', params: { id } })
  }

  const last = at === steps.length - 1
  return (
    <Page>
      <PageHeader
        title={before === null ? 'New connection' : `Change ${before.name}`}
        back={<BackLink to="/connections">Sign-in</BackLink>}
        lead={`Step ${String(at + 1)} of ${String(steps.length)}: ${steps[at] ?? ''}`}
      />
      <Sections>
        {before !== null && (before.state === 'PILOT' || before.state === 'ENFORCED') ? (
          <Notice tone="warning" title="People sign in through this connection">
            A change of client, endpoints or claims makes it a draft until a test passes: until then nobody new comes in
            through it. Stay signed in, test at once, and open it again.
          </Notice>
        ) : null}
        <Columns>
          <Sections>
            <Panel title={steps[at] ?? ''}>
              {at === 0 ? <ProviderStep draft={draft} found={found} onChange={onChange} onFound={setFound} /> : null}
              {at === 1 ? <ClientStep draft={draft} saved={before !== null} onChange={onChange} /> : null}
              {at === 2 ? <ClaimsStep draft={draft} onChange={onChange} /> : null}
              {at === 3 ? <JoinStep draft={draft} onChange={onChange} /> : null}
            </Panel>
            <Problems problems={problems} />
            <Group justify="flex-end" gap="xs">
              {at === 0 ? null : (
                <Button variant="default" onClick={() => setAt(at - 1)}>
                  Back
                </Button>
              )}
              {last ? (
                <Button loading={busy} onClick={() => void finish()}>
                  Save connection
                </Button>
              ) : (
                <Button disabled={!ready(at, draft, found)} onClick={() => setAt(at + 1)}>
                  Next
                </Button>
              )}
            </Group>
          </Sections>
          <GuidePanel draft={draft} connection={before ?? reserved} />
        </Columns>
      </Sections>
    </Page>
  )
}

/** Whether a step has what the next one needs. */
function ready(at: number, draft: Draft, found: Discovery | null): boolean {
  if (at === 0) return draft.issuer !== '' && (found === null || found.foreignHosts.length === 0 || draft.confirmed)
  if (at === 1) return draft.name.trim() !== '' && draft.clientId.trim() !== ''
  return true
}
