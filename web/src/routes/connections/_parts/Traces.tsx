import { IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import { connectionRoute } from '../route'
import { Steps } from './Steps'
import { Loaded } from '@/app/Loaded'
import { pagesOf } from '@/app/pages'
import { oneOf } from '@/app/search'
import { useQuery } from '@/app/useQuery'
import { SigninTracesDocument, type SigninTracesQuery } from '@/gen/graphql'
import { Button, DataTable, EmptyState, Moment, Pager, Panel, Pill, Select, SidePanel, Stack, TableSkeleton, Text, words, type Column } from '@/ui'

const pageSize = 25
const day = 24 * 60 * 60 * 1000

type Page = SigninTracesQuery['signinTraces']
type Row = Page['nodes'][number]

const outcomes = ['PASSED', 'REFUSED'] as const
const since = [
  { value: '1', label: 'Last day' },
  { value: '7', label: 'Last 7 days' },
  { value: '30', label: 'Last 30 days' },
]

/** From when on, for a number of days; to the minute, so that the question stays the same. */
function fromOf(days: string | undefined): string | undefined {
  if (days === undefined) return undefined
  return new Date(Math.floor((Date.now() - Number(days) * day) / 60_000) * 60_000).toISOString()
}

/** What happened at sign-in, step by step, with what to do about each failure. */
export function Traces({ id }: { id: string }) {
  const search = connectionRoute.useSearch()
  const navigate = connectionRoute.useNavigate()
  const outcome = oneOf(outcomes, search.outcome)
  const days = oneOf(['1', '7', '30'] as const, search.since)
  const [result] = useQuery({
    query: SigninTracesDocument,
    variables: { id, first: pageSize, after: search.after, outcome, from: fromOf(days) },
  })
  return (
    <Panel
      title="Traces of sign-ins"
      description="Each step of each sign-in, without what is personal; kept for 30 days."
      flush
      actions={
        <>
          <Select
            aria-label="Outcome"
            placeholder="Any outcome"
            clearable
            clearButtonProps={{ 'aria-label': 'Any outcome' }}
            size="xs"
            data={[
              { value: 'PASSED', label: 'Passed' },
              { value: 'REFUSED', label: 'Refused' },
            ]}
            value={outcome ?? null}
            onChange={(next) => void navigate({ search: { outcome: next ?? undefined, since: days }, replace: true })}
          />
          <Select
            aria-label="Time"
            placeholder="Any time"
            clearable
            clearButtonProps={{ 'aria-label': 'Any time' }}
            size="xs"
            data={since}
            value={days ?? null}
            onChange={(next) => void navigate({ search: { outcome, since: next ?? undefined }, replace: true })}
          />
        </>
      }
    >
      <Loaded result={result} skeleton={<TableSkeleton rows={4} />}>
        {({ signinTraces }) => <Rows id={id} page={signinTraces} />}
      </Loaded>
    </Panel>
  )
}

function Rows({ id, page }: { id: string; page: Page }) {
  const search = connectionRoute.useSearch()
  const navigate = connectionRoute.useNavigate()
  const [shown, setShown] = useState<Row | null>(null)
  if (page.nodes.length === 0) {
    return (
      <EmptyState icon={IconFingerprint} title="Nothing here" compact>
        Sign-ins and tests through this connection appear here with every check.
      </EmptyState>
    )
  }
  const pages = pagesOf(`traces ${id}`, search, pageSize, page.pageInfo, (place) =>
    void navigate({ search: { outcome: search.outcome, since: search.since, ...place } }),
  )
  const columns: readonly Column<Row>[] = [
    { id: 'who', header: 'Who', cell: ({ memberName }) => memberName ?? 'Not known' },
    { id: 'what', header: 'For', cell: ({ purpose }) => words(purpose) },
    { id: 'outcome', header: 'Outcome', cell: ({ outcome }) => <Pill tone={outcome === 'PASSED' ? 'success' : 'danger'}>{words(outcome)}</Pill> },
    { id: 'advice', header: 'What to do', cell: ({ advice, reason }) => advice ?? reason ?? null },
    { id: 'at', header: 'When', align: 'end', cell: ({ at }) => <Moment at={at} /> },
    {
      id: 'steps',
      header: 'Steps',
      align: 'end',
      cell: (row) => (
        <Button size="compact-xs" variant="default" onClick={() => setShown(row)}>
          Show {row.steps.length} steps
        </Button>
      ),
    },
  ]
  return (
    <>
      <DataTable
        label="Traces of sign-ins"
        columns={columns}
        rows={page.nodes}
        rowKey={(trace) => trace.id}
        footer={<Pager noun="traces" shown={page.nodes.length} {...pages} />}
      />
      <SidePanel opened={shown !== null} onClose={() => setShown(null)} title="Sign-in step by step">
        {shown === null ? null : (
          <Stack gap="md">
            <Text size="sm">
              {words(shown.purpose)}, {words(shown.outcome).toLowerCase()}, <Moment at={shown.at} />
            </Text>
            <Steps steps={shown.steps} />
          </Stack>
        )}
      </SidePanel>
    </>
  )
}
