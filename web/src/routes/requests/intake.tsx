import { IconUserCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { ManyAtOnce } from './_parts/ManyAtOnce'
import { AddAgent } from './_parts/AddAgent'
import { Mailbox } from './_parts/Mailbox'
import { Controllers } from './_parts/Controllers'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { RemoveRequestAgentDocument, RequestIntakeDocument, type AgentPartsFragment, type RequestIntakeQuery } from '@/gen/graphql'
import {
  BackLink,
  Button,
  ConfirmDialog,
  CopyText,
  DataTable,
  EmptyState,
  Missing,
  Moment,
  Page,
  PageHeader,
  Panel,
  plural,
  Sections,
  Text,
  type Column,
} from '@/ui'

/** How people without an account ask: the public form, mail, agents and controllers by protocol. */
export function IntakePage() {
  const [result, refetch] = useQuery({ query: RequestIntakeDocument })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  const may = useMay()
  return (
    <Page>
      <PageHeader
        title="Ways in"
        back={<BackLink to="/requests">Requests</BackLink>}
        lead="How people without an account ask: by a public form, by mail, through an agent, or through a controller."
      />
      <Loaded result={result} onRetry={reload}>
        {({ requestIntake }) => (
          <Sections>
            <Form intake={requestIntake} />
            <Mailbox mailbox={requestIntake.mailbox ?? null} onChange={reload} />
            {may('OPEN_REQUESTS') ? <ManyAtOnce /> : null}
            <Agents intake={requestIntake} onChange={reload} />
            <Controllers intake={requestIntake.openDsr} onChange={reload} />
          </Sections>
        )}
      </Loaded>
    </Page>
  )
}

type Intake = RequestIntakeQuery['requestIntake']

function Form({ intake }: { intake: Intake }) {
  return (
    <Panel title="Public form" description="Link it from your privacy page. It needs no account and offers the rights that your law gives.">
      <CopyText value={intake.formUrl} label="the form’s address" />
      <Text size="sm" c="dimmed" mt="sm">
        It says the same for every address. If you know the address, it gets a link, and the request comes into the queue
        when the link is followed; opt-outs that need no proof come at once. {waiting(intake.unproven)}
      </Text>
    </Panel>
  )
}

function waiting(unproven: number): string {
  if (unproven === 0) return 'No question waits for its link now.'
  return `${plural(unproven, 'question waits', 'questions wait')} for a link now, and ends by itself after three days.`
}

function Agents({ intake, onChange }: { intake: Intake; onChange: () => void }) {
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<AgentPartsFragment | null>(null)
  const remove = useAction(RemoveRequestAgentDocument, 'The agent’s requests are taken no more.')
  const columns: Column<AgentPartsFragment>[] = [
    {
      id: 'name',
      header: 'Agent',
      cell: ({ name, agentId }) => (
        <>
          <Text component="span" inherit fw={550}>{name}</Text>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{agentId}</Text>
        </>
      ),
    },
    { id: 'added', header: 'Taken since', cell: ({ addedAt }) => <Moment at={addedAt} show="date" /> },
    { id: 'seen', header: 'Last token', cell: ({ seenAt }) => (seenAt == null ? <Missing /> : <Moment at={seenAt} />) },
  ]
  if (may('DECIDE_REQUESTS')) {
    columns.push({
      id: 'remove',
      header: '',
      align: 'end',
      cell: (agent) => <Button size="xs" variant="subtle" onClick={() => setLeaving(agent)}>Remove</Button>,
    })
  }
  return (
    <Panel
      title="Authorized agents"
      description={`They ask for people who authorized them, by the Data Rights Protocol 1.0 at ${intake.protocolUrl}, business-id ${intake.businessId}.`}
      flush
      actions={may('DECIDE_REQUESTS') ? <Button size="xs" onClick={() => setAdding(true)}>Add an agent</Button> : null}
    >
      {intake.agents.length === 0 ? (
        <EmptyState icon={IconUserCheck} title="No agent is known">
          Add the agents whose signed requests you take, with the key that the directory of agents lists. Whoever they ask
          for still confirms it by mail, and you check the agent’s authority.
        </EmptyState>
      ) : (
        <DataTable label="Authorized agents" columns={columns} rows={intake.agents} rowKey={({ id }) => id} />
      )}
      {adding ? <AddAgent onClose={() => setAdding(false)} onDone={onChange} /> : null}
      {leaving === null ? null : (
        <ConfirmDialog
          opened
          onClose={() => setLeaving(null)}
          title={`Remove ${leaving.name}?`}
          effects={['Its token ends at once, and none of its messages is taken any more.', 'The requests that it made go on.']}
          confirm="Remove"
          danger
          onConfirm={async () => {
            const { problems } = await remove({ requestAgentId: leaving.id })
            if (problems.length === 0) onChange()
            return problems
          }}
        />
      )}
    </Panel>
  )
}
