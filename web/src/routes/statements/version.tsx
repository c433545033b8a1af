import { useQuery } from '@/app/useQuery'
import { Compared } from './_parts/Compared'
import { statementRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useMay } from '@/app/viewer'
import { StatementDocument, type StatementQuery } from '@/gen/graphql'
import { Changes } from '@/routes/documents/_parts/Changes'
import { saveText } from '@/routes/documents/_parts/text'
import { BackLink, Button, DataTable, ErrorState, Facts, formatDate, Moment, Notice, Page, PageHeader, Panel, Sections, StatusBadge, Text, type Column } from '@/ui'

type Statement = NonNullable<StatementQuery['statement']>
type Clause = Statement['clauses'][number] & { key: string }

const columns: readonly Column<Clause>[] = [
  { id: 'section', header: 'Section', cell: ({ section }) => section },
  {
    id: 'term',
    header: 'What it governs',
    cell: ({ title, narrowed }) => (
      <>
        <Text component="span" inherit fw={550} display="block">
          {title}
        </Text>
        {narrowed == null ? null : (
          <Text component="span" size="xs" c="dimmed">
            {narrowed}
          </Text>
        )}
      </>
    ),
  },
  { id: 'value', header: 'Value', cell: ({ value }) => value },
  { id: 'text', header: 'What it says', cell: ({ text }) => text },
]

/** One published version: when it applies, what it changes for whoever looks, and what it says. */
export function StatementPage() {
  const { version } = statementRoute.useParams()
  const terms = useMay()('READ_TERMS')
  const [result, refetch] = useQuery({ query: StatementDocument, variables: { version, terms } })
  return (
    <Page>
      <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ statement }) => (statement == null ? <ErrorState kind="missing" /> : <Parts statement={statement} />)}
      </Loaded>
    </Page>
  )
}

function Parts({ statement }: { statement: Statement }) {
  const { version, changes } = statement
  return (
    <>
      <PageHeader
        title={statement.title}
        back={<BackLink to="/statements">The vendor’s statement</BackLink>}
        badges={<StatusBadge state={statement.state} />}
        lead={statement.governs ?? `Version ${version}`}
        actions={
          <Button variant="default" onClick={() => saveText(`statement-${version}`, statement.yaml)}>
            Export YAML
          </Button>
        }
      />
      <Sections>
        {statement.state === 'AHEAD' ? (
          <Notice title={`It applies from ${formatDate(statement.effectiveAt)} on`}>Until then the version before applies, and nothing changes by itself.</Notice>
        ) : null}
        <ForMe sentences={statement.forMe} />
        {changes === undefined ? null : (
          <Panel title="What changes for your organization" description="On its first day, where no agreement of yours decides." flush={changes.length > 0}>
            <Changes changes={changes} />
          </Panel>
        )}
        {changes === undefined ? null : <Compared statement={statement} />}
        <Panel title="About this version">
          <Facts
            items={[
              ['Version', version],
              ['Applies from', <Moment key="from" at={statement.effectiveAt} show="date" />],
              ['Until', statement.until == null ? 'Without end' : <Moment key="until" at={statement.until} show="date" />],
              ['Published', <Moment key="published" at={statement.publishedAt} show="time" />],
              ['SHA-256', <code key="hash">{statement.hash}</code>],
            ]}
          />
        </Panel>
        <Panel title="What it says" flush>
          <DataTable label="Clauses" columns={columns} rows={statement.clauses.map((clause, i) => ({ ...clause, key: String(i) }))} rowKey={({ key }) => key} />
        </Panel>
      </Sections>
    </>
  )
}

function ForMe({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <Panel title="What changes for you" description="As a member, from its first day on.">
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Panel>
  )
}
