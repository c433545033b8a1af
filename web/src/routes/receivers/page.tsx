import { IconBroadcast } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { CreateReceiver } from './_parts/CreateReceiver'
import { RotateKey } from './_parts/RotateKey'
import { stateWords } from './_parts/words'
import { Loaded } from '@/app/Loaded'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { ReceiversDocument, type ReceiverPartsFragment } from '@/gen/graphql'
import {
  BackLink, Button, CopyText, DataTable, EmptyState, Facts, formatCount, Moment, Page, PageHeader, Panel, Pill, RowLink, Sections, Text, type Column,
} from '@/ui'

type Row = ReceiverPartsFragment

const columns: readonly Column<Row>[] = [
  {
    id: 'name',
    header: 'Receiver',
    cell: ({ id, name, delivery }) => (
      <>
        <RowLink to="/receivers/$id" params={{ id }}><Text component="span" inherit fw={550}>{name}</Text></RowLink>
        <Text size="xs" c="dimmed">{delivery === 'PUSH' ? 'Pushed' : 'Polled'}</Text>
      </>
    ),
  },
  { id: 'state', header: 'State', cell: (row) => <State row={row} /> },
  { id: 'pending', header: 'Waiting', align: 'end', cell: ({ pending }) => formatCount(pending) },
  { id: 'last', header: 'Last taken', align: 'end', cell: ({ lastDeliveredAt }) => (lastDeliveredAt == null ? 'Never' : <Moment at={lastDeliveredAt} />) },
]

function State({ row: { state, problem } }: { row: Row }) {
  return (
    <>
      <Pill tone={stateWords[state].tone} dot>{stateWords[state].label}</Pill>
      {problem == null ? null : <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{problem}</Text>}
    </>
  )
}

/** The systems that are told of changes to members and groups. */
export function ReceiversPage() {
  const may = useMay()
  const [creating, setCreating] = useState(false)
  const [result, refetch] = useQuery({ query: ReceiversDocument })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  const create = may('MANAGE_DIRECTORIES') ? <Button onClick={() => setCreating(true)}>New receiver</Button> : undefined
  return (
    <Page>
      <PageHeader
        title="Event receivers"
        back={<BackLink to="/directories">Directories</BackLink>}
        lead="Systems that follow your members and groups: each change reaches them as a signed security event (RFC 9967)."
        actions={create}
      />
      <Loaded result={result} onRetry={reload}>
        {({ eventReceivers: all }) => <List all={all} create={create} />}
      </Loaded>
      {creating ? <CreateReceiver onClose={() => setCreating(false)} /> : null}
    </Page>
  )
}

function List({ all, create }: { all: readonly Row[]; create: ReactNode }) {
  const [first] = all
  if (first === undefined) {
    return (
      <Panel>
        <EmptyState icon={IconBroadcast} title="Nobody is told yet" action={create}>
          Register a system, and it learns within seconds when a member joins, changes, is deactivated or leaves: by itself
          where it takes pushes, or when it asks. Events name what changed, without values unless you say so.
        </EmptyState>
      </Panel>
    )
  }
  return (
    <Sections>
      <Panel flush><DataTable label="Event receivers" columns={columns} rows={all} rowKey={({ id }) => id} /></Panel>
      <Panel
        title="Signing key"
        description="Receivers check the signature of every event with the published keys. They are the same for all receivers of your organization."
        actions={<RotateKey />}
      >
        <Facts
          items={[
            ['Issuer', <CopyText key="issuer" value={first.issuer} label="issuer" />],
            ['Key set', <CopyText key="keys" value={first.keySetUrl} label="address of the key set" />],
          ]}
        />
      </Panel>
    </Sections>
  )
}
