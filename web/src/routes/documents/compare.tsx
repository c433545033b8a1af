import { useQuery } from '@/app/useQuery'
import { compareRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { DocumentDiffDocument, DocumentsDocument, type DocumentDiffQuery } from '@/gen/graphql'
import { BackLink, DataTable, EmptyState, formatDate, Missing, Page, PageHeader, Panel, Pill, Select, Sections, Text, words, type Column, type Tone } from '@/ui'
import { IconGitCompare } from '@tabler/icons-react'

type Row = DocumentDiffQuery['documentDiff'][number] & { key: string }

const columns: readonly Column<Row>[] = [
  { id: 'what', header: 'What', cell: (row) => <What row={row} /> },
  { id: 'before', header: 'Before', cell: (row) => says(row.beforeClause?.text ?? row.before) },
  { id: 'after', header: 'After', cell: (row) => says(row.afterClause?.text ?? row.after) },
  { id: 'change', header: 'Change', cell: (row) => <Change row={row} /> },
]

function says(text: string | null | undefined) {
  if (text == null) return <Missing />
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? formatDate(text) : text
}

function What({ row }: { row: Row }) {
  const clause = row.afterClause ?? row.beforeClause
  if (clause == null) return <>{words(row.field ?? '')}</>
  return (
    <>
      <Text component="span" inherit fw={550} display="block">
        {clause.term.title}
      </Text>
      <Text component="span" size="xs" c="dimmed">
        Section {clause.section}
      </Text>
    </>
  )
}

function Change({ row }: { row: Row }) {
  const [label, tone]: [string, Tone] =
    row.before == null ? ['New', 'success'] : row.after == null ? ['Gone', 'danger'] : ['Changed', 'info']
  return <Pill tone={tone}>{label}</Pill>
}

/** What a document says differently from another one. */
export function ComparePage() {
  const { id } = compareRoute.useParams()
  const search = compareRoute.useSearch()
  const navigate = compareRoute.useNavigate()
  const [list] = useQuery({ query: DocumentsDocument })
  const documents = list.data?.documents ?? []
  const own = documents.find((one) => one.id === id)
  const to = search.to ?? own?.amends?.id ?? own?.replaces?.id
  const [result, refetch] = useQuery({ query: DocumentDiffDocument, variables: { fromId: to ?? id, toId: id }, pause: to === undefined })
  return (
    <Page>
      <PageHeader
        title={own === undefined ? 'Compare' : `What is new in ${own.title}`}
        back={<BackLink to="/documents/$id" params={{ id }}>The document</BackLink>}
      />
      <Sections>
        <Select
          label="Compared with"
          maw={420}
          searchable
          allowDeselect={false}
          data={documents.filter((one) => one.id !== id).map((one) => ({ value: one.id, label: one.title }))}
          value={to ?? null}
          onChange={(next) => void navigate({ search: { to: next ?? undefined }, replace: true })}
        />
        <Panel flush>
          {to === undefined ? (
            <EmptyState icon={IconGitCompare} title="Choose a document">
              An amendment is compared with what it amends: clauses that it does not speak of stay.
            </EmptyState>
          ) : (
            <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
              {({ documentDiff }) =>
                documentDiff.length === 0 ? (
                  <EmptyState icon={IconGitCompare} title="They say the same">
                    Every clause of one stands in the other, with the same value and reach.
                  </EmptyState>
                ) : (
                  <DataTable
                    label="Differences"
                    columns={columns}
                    rows={documentDiff.map((row, i) => ({ ...row, key: String(i) }))}
                    rowKey={({ key }) => key}
                  />
                )
              }
            </Loaded>
          )}
        </Panel>
      </Sections>
    </Page>
  )
}
