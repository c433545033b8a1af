import { IconCalendarOff, IconClockCheck } from '@tabler/icons-react'
import { Kept } from '../log/_parts/Kept'
import { Loaded } from '@/app/Loaded'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { RetentionDocument, type RetentionQuery } from '@/gen/graphql'
import { BarList, DataTable, EmptyState, formatCount, Moment, Page, PageHeader, Panel, plural, Sections, words, type Column } from '@/ui'

type Line = RetentionQuery['retentionForecast']['lines'][number]
type Run = RetentionQuery['retentionRuns'][number]

/** What will be due to go by the terms, and what went and was kept. */
export function RetentionPage() {
  const log = useMay()('READ_LOG')
  const [result, refetch] = useQuery({ query: RetentionDocument, variables: { log } })
  return (
    <Page>
      <PageHeader
        title="Retention"
        lead="Records go when your terms say so, once a day, in batches. A legal hold keeps them, and the report says so."
      />
      <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ retentionForecast, retentionRuns, logKept }) => (
          <Sections>
            <Ahead forecast={retentionForecast} />
            {retentionRuns.length === 0 ? <NoRuns /> : retentionRuns.map((run) => <Report key={run.begunAt} run={run} />)}
            <Kept kept={logKept} />
          </Sections>
        )}
      </Loaded>
    </Page>
  )
}

function Ahead({ forecast }: { forecast: RetentionQuery['retentionForecast'] }) {
  const { horizons, lines, most } = forecast
  const columns: readonly Column<Line>[] = [
    { id: 'what', header: 'What', cell: ({ product, category }) => `${words(category)} of ${product.name}` },
    { id: 'rule', header: 'Rule', cell: ({ rule }) => rule, wideOnly: true },
    ...horizons.map((days, i) => ({
      id: `d${days}`,
      header: days === 0 ? 'Now' : `${days} days`,
      align: 'end' as const,
      cell: ({ due }: Line) => ((due[i] ?? 0) >= most ? `${formatCount(most)} or more` : formatCount(due[i] ?? 0)),
    })),
  ]
  const sum = (i: number) => lines.reduce((all, { due }) => all + (due[i] ?? 0), 0)
  return (
    <Panel title="What falls due" description="Counted by your terms as they are today; a hold can keep some of it." flush={lines.length > 0}>
      {lines.length === 0 ? (
        <EmptyState icon={IconCalendarOff} title="Nothing falls due within a year" compact>
          Change the term retention.records in a document to keep records for less time.
        </EmptyState>
      ) : (
        <>
          <div style={{ padding: '0 20px 16px' }}>
            <BarList
              label="Records due"
              items={horizons.map((days, i) => ({ key: String(days), label: days === 0 ? 'Now' : `In ${days} days`, value: sum(i) }))}
            />
          </div>
          <DataTable label="What falls due" columns={columns} rows={lines} rowKey={({ product, category }) => product.id + category} />
        </>
      )}
    </Panel>
  )
}

const reported: readonly Column<Run['lines'][number]>[] = [
  { id: 'what', header: 'What', cell: ({ product, category }) => `${words(category)} of ${product.name}` },
  { id: 'deleted', header: 'Deleted', align: 'end', cell: ({ deleted }) => formatCount(deleted) },
  { id: 'kept', header: 'Kept', align: 'end', cell: ({ kept }) => formatCount(kept) },
  { id: 'why', header: 'Why', cell: ({ why, rule }) => why ?? rule },
]

function Report({ run }: { run: Run }) {
  return (
    <Panel
      title={`${plural(run.deleted, 'record', 'records')} deleted, ${formatCount(run.kept)} kept`}
      description={
        <>
          Began <Moment at={run.begunAt} show="time" />
          {run.finishedAt == null ? '; under way' : null}
        </>
      }
      flush={run.lines.length > 0}
    >
      {run.lines.length === 0 ? null : (
        <DataTable label="What the run did" columns={reported} rows={run.lines} rowKey={({ product, category }) => product.id + category} />
      )}
    </Panel>
  )
}

function NoRuns() {
  return (
    <Panel>
      <EmptyState icon={IconClockCheck} title="No run yet" compact>
        The first report appears within a day.
      </EmptyState>
    </Panel>
  )
}
