import { IconFileText } from '@tabler/icons-react'
import { useQuery } from '@/app/useQuery'
import { Loaded } from '@/app/Loaded'
import { useMay } from '@/app/viewer'
import { StatementDraftsDocument, StatementsDocument, type StatementDraftPartsFragment, type StatementHeadFragment } from '@/gen/graphql'
import {
  DataTable,
  EmptyState,
  LinkButton,
  Missing,
  Moment,
  Page,
  PageHeader,
  Panel,
  RowLink,
  Sections,
  StatusBadge,
  TableSkeleton,
  Text,
  type Column,
} from '@/ui'

const versions: readonly Column<StatementHeadFragment>[] = [
  {
    id: 'version',
    header: 'Version',
    cell: ({ version, title, governs }) => (
      <RowLink to="/statements/$version" params={{ version }}>
        <Text component="span" inherit fw={550} display="block">
          {version}
        </Text>
        <Text component="span" size="xs" c="dimmed">
          {governs ?? title}
        </Text>
      </RowLink>
    ),
  },
  { id: 'state', header: 'State', cell: ({ state }) => <StatusBadge state={state} /> },
  { id: 'from', header: 'Applies from', cell: ({ effectiveAt }) => <Moment at={effectiveAt} show="date" /> },
  { id: 'until', header: 'Until', cell: ({ until }) => (until == null ? <Missing /> : <Moment at={until} show="date" />) },
]

const drafts: readonly Column<StatementDraftPartsFragment>[] = [
  {
    id: 'version',
    header: 'Version',
    cell: ({ id, version, title }) => (
      <RowLink to="/statements/drafts/$id" params={{ id }}>
        <Text component="span" inherit fw={550} display="block">
          {version}
        </Text>
        <Text component="span" size="xs" c="dimmed">
          {title}
        </Text>
      </RowLink>
    ),
  },
  { id: 'state', header: 'State', cell: ({ state }) => <StatusBadge state={state} /> },
  { id: 'from', header: 'To apply from', cell: ({ effectiveAt }) => <Moment at={effectiveAt} show="date" /> },
  { id: 'by', header: 'Written by', cell: ({ preparedBy }) => preparedBy.join(', ') },
]

/** The versions of the vendor's statement; for operators, those on their way too. */
export function StatementsPage() {
  const operates = useMay()('OPERATE')
  const [result, refetch] = useQuery({ query: StatementsDocument, requestPolicy: 'cache-and-network' })
  return (
    <Page>
      <PageHeader
        title="The vendor’s statement"
        lead="What the vendor promises everybody. It applies wherever no agreement of yours decides; what was published never changes."
        actions={operates ? <LinkButton to="/statements/write">Write a version</LinkButton> : null}
      />
      <Sections>
        {operates ? <Drafts /> : null}
        <Panel title="Published" flush>
          <Loaded result={result} skeleton={<TableSkeleton rows={3} />} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
            {({ statements }) => <DataTable label="Published versions" columns={versions} rows={statements} rowKey={({ version }) => version} />}
          </Loaded>
        </Panel>
      </Sections>
    </Page>
  )
}

function Drafts() {
  const [result, refetch] = useQuery({ query: StatementDraftsDocument, requestPolicy: 'cache-and-network' })
  return (
    <Panel title="On their way" description="One operator writes a version, another publishes it." flush>
      <Loaded result={result} skeleton={<TableSkeleton rows={2} />} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ statementDrafts }) =>
          statementDrafts.length === 0 ? (
            <EmptyState icon={IconFileText} title="No version is on its way">
              Write one from the version that applies: you see line by line what is wrong, and whose terms it would change, before
              anybody else does.
            </EmptyState>
          ) : (
            <DataTable label="Drafts" columns={drafts} rows={statementDrafts} rowKey={({ id }) => id} />
          )
        }
      </Loaded>
    </Panel>
  )
}
