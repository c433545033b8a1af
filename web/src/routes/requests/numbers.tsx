import { useQuery } from '@/app/useQuery'
import { requestNumbersRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { RequestFiguresDocument, type RequestFiguresQuery } from '@/gen/graphql'
import { BackLink, BarList, Button, DataTable, Group, Page, PageHeader, Panel, plural, Sections, Select, Text, words, type Column } from '@/ui'

type Figures = RequestFiguresQuery['requestFigures']
type Took = Figures['stages'][number]
type Yearly = Figures['yearly'][number]

/** The numbers of a year: how long things take, and what is published each year. */
export function NumbersPage() {
  const search = requestNumbersRoute.useSearch()
  const navigate = requestNumbersRoute.useNavigate()
  const now = new Date().getUTCFullYear()
  const year = search.year ?? now
  const [result, refetch] = useQuery({ query: RequestFiguresDocument, variables: { year } })
  return (
    <Page>
      <PageHeader
        title="Numbers"
        back={<BackLink to="/requests">Requests</BackLink>}
        lead="By the day of receipt."
        actions={
          <Select
            aria-label="Year"
            allowDeselect={false}
            data={[0, 1, 2, 3, 4].map((ago) => String(now - ago))}
            value={String(year)}
            onChange={(value) => void navigate({ search: { year: Number(value) }, replace: true })}
          />
        }
      />
      <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ requestFigures }) => (
          <Sections>
            <Times title="Time per stage" description="From receipt to start, to approval, to the answer." rows={requestFigures.stages} late={null} />
            <Times title="Time per source" description="From when a source was asked until it was done." rows={requestFigures.sources} late="Failed" />
            <Times title="Time per right" description="From receipt to the answer." rows={requestFigures.kinds} late="Late" />
            <Metrics figures={requestFigures} />
          </Sections>
        )}
      </Loaded>
    </Page>
  )
}

/** A length of time in the unit that fits it. */
function spell(hours: number): string {
  if (hours * 60 < 1) return 'under a minute'
  if (hours < 1) return `${Math.round(hours * 60)} min`
  return hours < 48 ? `${hours.toFixed(1)} h` : `${(hours / 24).toFixed(1)} days`
}

function Times({ title, description, rows, late }: { title: string; description: string; rows: readonly Took[]; late: string | null }) {
  const columns: Column<Took>[] = [
    { id: 'name', header: 'What', cell: (row) => words(row.name.toUpperCase()) },
    { id: 'count', header: 'How many', cell: (row) => row.count, align: 'end' },
    { id: 'median', header: 'Median', cell: (row) => spell(row.median), align: 'end' },
    { id: 'mean', header: 'Mean', cell: (row) => spell(row.mean), align: 'end' },
    ...(late === null ? [] : [{ id: 'late', header: late, cell: (row: Took) => row.late, align: 'end' as const }]),
  ]
  const counted = rows.filter((row) => row.count > 0)
  return (
    <Panel title={title} description={description}>
      {counted.length === 0 ? (
        <Text size="sm" c="dimmed">Nothing was done in this year yet.</Text>
      ) : (
        <>
          <div aria-hidden>
            <BarList label={`${title}, median in hours`} items={counted.map((row) => ({ key: row.name, label: words(row.name.toUpperCase()), value: row.median, said: spell(row.median), hint: plural(row.count, 'time', 'times') }))} />
          </div>
          <DataTable label={title} columns={columns} rows={counted} rowKey={(row) => row.name} />
        </>
      )}
    </Panel>
  )
}

const days = (value: number | null | undefined) => (value == null ? '–' : value.toFixed(1))

const metricColumns: Column<Yearly>[] = [
  { id: 'kind', header: 'Right', cell: (row) => words(row.kind) },
  { id: 'received', header: 'Received', cell: (row) => row.received, align: 'end' },
  { id: 'whole', header: 'In whole', cell: (row) => row.whole, align: 'end' },
  { id: 'part', header: 'In part', cell: (row) => row.inPart, align: 'end' },
  { id: 'denied', header: 'Denied', cell: (row) => row.denied, align: 'end' },
  { id: 'median', header: 'Median days', cell: (row) => days(row.medianDays), align: 'end' },
  { id: 'mean', header: 'Mean days', cell: (row) => days(row.meanDays), align: 'end' },
]

function Metrics({ figures }: { figures: Figures }) {
  const json = figures.registerUrl.replace(/csv$/, 'json')
  return (
    <Panel title="Yearly metrics" description="What a business publishes each year (11 CCR 7102), and the register that shows it, without anything personal.">
      <DataTable label="Yearly metrics" columns={metricColumns} rows={figures.yearly} rowKey={(row) => row.kind} />
      <Group gap="xs" mt={12}>
        <Button component="a" href={figures.registerUrl} download size="xs" variant="default">Register as CSV</Button>
        <Button component="a" href={json} download size="xs" variant="default">Register as JSON</Button>
      </Group>
    </Panel>
  )
}
