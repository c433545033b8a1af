import { IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { CreateDocument } from './_parts/CreateDocument'
import { Loaded } from '@/app/Loaded'
import { useMay } from '@/app/viewer'
import { DocumentsDocument, type DocumentsQuery } from '@/gen/graphql'
import {
  Button,
  DataTable,
  EmptyState,
  formatCount,
  LinkButton,
  Missing,
  Moment,
  Page,
  PageHeader,
  Panel,
  RowLink,
  StatusBadge,
  TableSkeleton,
  Text,
  words,
  type Column,
} from '@/ui'

type Row = DocumentsQuery['documents'][number]

const columns: readonly Column<Row>[] = [
  { id: 'title', header: 'Title', cell: (row) => <TitleCell row={row} /> },
  { id: 'kind', header: 'Kind', cell: ({ kind }) => words(kind) },
  { id: 'state', header: 'State', cell: ({ state }) => <StatusBadge state={state} /> },
  { id: 'from', header: 'In force', cell: ({ effectiveFrom, effectiveTo }) => <Span from={effectiveFrom} to={effectiveTo} /> },
  { id: 'clauses', header: 'Clauses', align: 'end', cell: ({ clauses }) => formatCount(clauses.length) },
  { id: 'signed', header: 'Signed', cell: ({ signedAt }) => (signedAt == null ? <Missing /> : <Moment at={signedAt} show="date" />) },
]

function TitleCell({ row }: { row: Row }) {
  return (
    <RowLink to="/documents/$id" params={{ id: row.id }}>
      <Text component="span" inherit fw={550} display="block">
        {row.title}
      </Text>
      {row.amends == null ? null : (
        <Text component="span" size="xs" c="dimmed">
          amends {row.amends.title}
        </Text>
      )}
    </RowLink>
  )
}

function Span({ from, to }: { from: string; to: string | null | undefined }) {
  return (
    <>
      from <Moment at={from} show="date" />
      {to == null ? null : (
        <>
          {' '}
          to <Moment at={to} show="date" />
        </>
      )}
    </>
  )
}

/** The organization's agreements and policies. */
export function DocumentsPage() {
  const may = useMay()
  const [writing, setWriting] = useState(false)
  const [result, refetch] = useQuery({ query: DocumentsDocument })
  const write = <Button onClick={() => setWriting(true)}>New document</Button>
  return (
    <Page>
      <PageHeader
        title="Documents"
        lead="Agreements with the vendor, and your own policies. Their clauses give terms their values once they are signed."
        actions={
          may('MANAGE_TERMS') ? (
            <>
              <LinkButton to="/documents/write" variant="default">
                Write or import YAML
              </LinkButton>
              {write}
            </>
          ) : null
        }
      />
      <Panel flush>
        <Loaded result={result} skeleton={<TableSkeleton rows={4} />} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
          {({ documents }) =>
            documents.length === 0 ? (
              <EmptyState icon={IconFileText} title="Only the privacy statement applies">
                Enter an agreement or policy, clause by clause: you see what each changes before it is signed. Agreements
                reach products for organizations and developers; consumer products stay under the statement.
              </EmptyState>
            ) : (
              <DataTable label="Documents" columns={columns} rows={documents} rowKey={({ id }) => id} stale={result.stale} />
            )
          }
        </Loaded>
      </Panel>
      {writing ? <CreateDocument onClose={() => setWriting(false)} /> : null}
    </Page>
  )
}
