import { useCallback } from 'react'
import type { Document } from '../document'
import { Changes } from './Changes'
import { useQuery } from '@/app/useQuery'
import { useAction } from '@/app/useAction'
import { usePolling } from '@/app/usePolling'
import { DocumentSimulationDocument, SimulateDocumentDocument, type DocumentSimulationQuery } from '@/gen/graphql'
import {
  Button, DataTable, formatCount, Group, Moment, Notice, Panel, Pill, plural, ProgressBar, Sections, StatCard, Text, TextLink, Tiles, toast, words, type Column,
} from '@/ui'

type Run = NonNullable<NonNullable<DocumentSimulationQuery['document']>['simulation']>
type Result = NonNullable<Run['result']>
type Moved = Result['requests'][number]

/** What signing a draft would do, worked out before anybody signs. */
export function Simulation({ document }: { document: Document }) {
  const [{ data }, refetch] = useQuery({ query: DocumentSimulationDocument, variables: { id: document.id } })
  const reload = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  const run = data?.document?.simulation
  const simulate = useAction(SimulateDocumentDocument)
  usePolling(run?.state === 'RUNNING', reload, 1000)

  async function begin() {
    const { problems } = await simulate({ documentId: document.id })
    problems.forEach((problem) => toast(problem.message))
    reload()
  }

  const running = run?.state === 'RUNNING'
  return (
    <Panel
      title="What signing would do"
      description="Worked out by what carries a signature out, against today’s terms, members, requests and records."
      actions={
        <Button size="xs" variant="default" loading={running} onClick={() => void begin()}>
          {run == null ? 'Simulate' : 'Simulate again'}
        </Button>
      }
    >
      {run == null ? (
        <Text size="sm" c="dimmed">
          Nothing happens by looking. See which terms change and for whom, what law overrules, and which open requests would be offered another date.
        </Text>
      ) : running ? (
        <ProgressBar label="Members looked at" done={run.done} total={run.total} />
      ) : run.result == null ? (
        <Notice tone="danger" title="The simulation was given up">
          The document was signed or changed meanwhile. Simulate again.
        </Notice>
      ) : (
        <Found result={run.result} asked={run.requestedAt} />
      )}
    </Panel>
  )
}

function Found({ result, asked }: { result: Result; asked: string }) {
  const conflicts = result.changes.filter((change) => change.newConflict).length
  const off = result.changes.filter((change) => change.switchedOff).length
  const clamped = result.changes.filter((change) => change.clampedBy != null).length
  return (
    <Sections gap={16}>
      <Text size="sm" c="dimmed">
        For <Moment at={result.at} show="date" />, asked <Moment at={asked} show="time" />.
      </Text>
      <Tiles min={200}>
        <StatCard label="Terms change" value={formatCount(new Set(result.changes.map(({ term }) => term.key)).size)} />
        <StatCard label="Members affected" value={formatCount(result.affectedMembers)} hint={`of ${formatCount(result.members)}`} />
        <StatCard label="Requests offered another date" value={formatCount(result.requestCount)} />
        <StatCard label="Records due earlier" value={formatCount(result.recordsEarlier)} hint={`${formatCount(result.recordsLater)} later`} />
      </Tiles>
      {conflicts > 0 ? (
        <Notice tone="danger" title={plural(conflicts, 'new conflict', 'new conflicts')}>
          Rules of equal rank would contradict each other; the most protective value would hold.
        </Notice>
      ) : null}
      {clamped > 0 ? <Notice tone="warning" title={`The law overrules ${plural(clamped, 'value', 'values')}`} /> : null}
      {off > 0 ? <Notice tone="warning" title={`${plural(off, 'thing', 'things')} that members have now would be switched off`} /> : null}
      {result.productsOff.length > 0 ? (
        <Notice tone="warning" title={`${plural(result.productsOff.length, 'product', 'products')} would be switched off`}>
          Nobody is given them any more; who has them keeps them until they are taken.
        </Notice>
      ) : null}
      {result.productsOff.length === 0 ? null : (
        <DataTable label="Products switched off" columns={offColumns} rows={result.productsOff} rowKey={({ product }) => product.id} />
      )}
      <Changes changes={result.changes} />
      {result.requests.length === 0 ? null : (
        <DataTable label="Requests offered another date" columns={columns} rows={result.requests.map((row, i) => ({ ...row, key: String(i), passed: row.newDueAt < asked }))} rowKey={({ key }) => key} />
      )}
    </Sections>
  )
}

const offColumns: readonly Column<Result['productsOff'][number]>[] = [
  {
    id: 'product',
    header: 'Product',
    cell: ({ product }) => (
      <TextLink to="/products/$slug" params={{ slug: product.slug }} inherit>
        {product.name}
      </TextLink>
    ),
  },
  { id: 'members', header: 'Used by', cell: ({ members }) => plural(members, 'member', 'members') },
]

type Row = Moved & { key: string; passed: boolean }

const columns: readonly Column<Row>[] = [
  { id: 'request', header: 'Open request', cell: ({ request }) => <RequestLink request={request} /> },
  { id: 'old', header: 'Due now', cell: ({ oldDueAt }) => <Moment at={oldDueAt} show="date" /> },
  { id: 'new', header: 'Would be offered', cell: (row) => <NewDate row={row} /> },
]

function NewDate({ row: { newDueAt, passed } }: { row: Row }) {
  return (
    <Group gap={6}>
      <Moment at={newDueAt} show="date" />
      {passed ? <Pill tone="warning">Already past</Pill> : null}
    </Group>
  )
}

function RequestLink({ request }: { request: Moved['request'] }) {
  if (request == null) return <>A request</>
  return (
    <TextLink to="/requests/$id" params={{ id: request.id }} inherit>
      {words(request.kind)} of {request.subjectName ?? 'somebody'}
    </TextLink>
  )
}
