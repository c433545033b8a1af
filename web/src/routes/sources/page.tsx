import { IconDatabase } from '@tabler/icons-react'
import { kindWords } from './_parts/words'
import { Loaded } from '@/app/Loaded'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { ConnectorsDocument, type ConnectorPartsFragment, type SourcePartsFragment } from '@/gen/graphql'
import {
  CardLink, DataTable, EmptyState, LinkButton, Moment, Page, PageHeader, Panel, Sections, StatusBadge, SummaryCard, TextLink, Tiles, words,
  type Column,
} from '@/ui'

/** What holds members' data: Steward, products, and what the organization connected itself. */
export function SourcesPage() {
  const manages = useMay()('MANAGE_SOURCES')
  const [result, refetch] = useQuery({ query: ConnectorsDocument })
  return (
    <Page>
      <PageHeader
        title="Sources"
        lead="The systems that hold members’ data. Each request is carried to all of them, and an erasure counts once each has verified it."
        actions={manages ? <LinkButton to="/sources/new">Connect a source</LinkButton> : undefined}
      />
      <Sections>
        <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
          {({ connectors }) =>
            connectors.length === 0 ? (
              <None manages={manages} />
            ) : (
              <Tiles min={320}>
                {connectors.map((source) => (
                  <Card key={source.id} source={source} />
                ))}
              </Tiles>
            )
          }
        </Loaded>
        <OfProducts sources={result.data?.organization.sources ?? []} />
      </Sections>
    </Page>
  )
}

function None({ manages }: { manages: boolean }) {
  return (
    <Panel>
      <EmptyState
        icon={IconDatabase}
        title="Nothing of your own is connected yet"
        action={manages ? <LinkButton to="/sources/new">Connect a source</LinkButton> : undefined}
      >
        Without code: a PostgreSQL database by queries that you write, an S3 bucket by the names of its objects, or paper and
        anything else by hand, as tasks with an owner and a second look.
      </EmptyState>
    </Panel>
  )
}

function Card({ source: { id, name, kind, target, state, problem, workedAt, usedAt, product } }: { source: ConnectorPartsFragment }) {
  return (
    <CardLink to="/sources/$id" params={{ id }}>
      <SummaryCard title={name} under={target ?? kindWords[kind]} badge={<StatusBadge state={state} />} problem={problem}>
        {kindWords[kind]}
        {product == null ? '' : ` of ${product.name}`}
        {kind === 'MANUAL' ? null : usedAt == null ? ', not asked yet' : <>, {workedAt === usedAt ? 'answered' : 'asked'} <Moment at={usedAt} /></>}
      </SummaryCard>
    </CardLink>
  )
}

interface Row {
  id: string
  name: string
  product: string
  how: string
  state: string
}

const columns: readonly Column<Row>[] = [
  { id: 'name', header: 'Source', cell: ({ name }) => name },
  { id: 'product', header: 'Product', cell: ({ product }) => product },
  { id: 'how', header: 'Reached', cell: ({ how }) => how, wideOnly: true },
  { id: 'state', header: 'State', cell: ({ state }) => <StatusBadge state={state} /> },
]

/** Those that come with Steward and with the catalogue's products. */
function OfProducts({ sources }: { sources: readonly SourcePartsFragment[] }) {
  const rows: Row[] = [
    { id: 'steward', name: 'Steward', product: 'All', how: 'It is this installation', state: 'ACTIVE' },
    ...sources
      .filter(({ kind }) => kind !== 'BUILTIN')
      .map(({ id, name, product, connected }) => ({
        id, name, product: product.name, how: words('SOURCE_PROTOCOL'), state: connected ? 'CONNECTED' : 'NOT_CONNECTED',
      })),
  ]
  return (
    <Panel
      title="Of Steward and your products"
      description={<>They come with the catalogue and are connected on the page <TextLink to="/products">Products</TextLink>.</>}
      flush
    >
      <DataTable label="Sources of products" columns={columns} rows={rows} rowKey={({ id }) => id} />
    </Panel>
  )
}
