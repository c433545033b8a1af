import { IconPackage, IconPlugConnected } from '@tabler/icons-react'
import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { ConnectSource } from './_parts/ConnectSource'
import { Loaded } from '@/app/Loaded'
import { useMay } from '@/app/viewer'
import { ProductsDocument, type ProductsQuery, type SourcePartsFragment } from '@/gen/graphql'
import {
  Anchor,
  Button,
  DataTable,
  EmptyState,
  Page,
  PageHeader,
  Panel,
  Pill,
  Sections,
  StatusBadge,
  TableSkeleton,
  Text,
  TextLink,
  words,
  type Column,
} from '@/ui'

type Product = ProductsQuery['products'][number]
type Source = SourcePartsFragment

const productColumns: readonly Column<Product>[] = [
  { id: 'name', header: 'Product', cell: (product) => <NameCell product={product} /> },
  { id: 'family', header: 'Family', cell: ({ family }) => words(family) },
  { id: 'kind', header: 'Made as', cell: ({ kind, audience }) => `${words(kind)} for ${words(audience).toLowerCase()} use` },
  { id: 'reach', header: 'Your agreements', cell: (product) => <Reach product={product} /> },
]

function NameCell({ product }: { product: Product }) {
  return (
    <>
      <TextLink to="/products/$slug" params={{ slug: product.slug }} fw={550} display="block">
        {product.name}
      </TextLink>
      <Text component="span" size="xs" c="dimmed">
        {product.slug}
        {product.versionRange == null ? '' : ` ${product.versionRange}`}
        {product.docsUrl == null ? null : (
          <>
            {' · '}
            <Anchor href={product.docsUrl} target="_blank" rel="noreferrer" inherit>
              Documentation
            </Anchor>
          </>
        )}
      </Text>
    </>
  )
}

function Reach({ product }: { product: Product }) {
  return (
    <TextLink to="/terms" search={{ product: product.id }} underline="never">
      <Pill tone={product.enterpriseAndDeveloper ? 'info' : 'neutral'}>
        {product.enterpriseAndDeveloper ? 'Reach it' : 'The statement holds'}
      </Pill>
    </TextLink>
  )
}

/** The products of the vendor, and the systems that hold members' data. */
export function ProductsPage() {
  const may = useMay()
  const [result, refetch] = useQuery({ query: ProductsDocument, variables: { sources: may('READ_ORGANIZATION') } })
  return (
    <Page>
      <PageHeader title="Products" lead="What the vendor offers, under which rules, and where your members’ data is." />
      <Sections>
        {may('READ_ORGANIZATION') ? (
          <Panel
            title="Sources"
            description="The systems that Steward asks when a member wants their data, or its erasure."
            flush
          >
            <Loaded result={result} skeleton={<TableSkeleton rows={3} />}>
              {({ organization }) => (
                <Sources sources={organization?.sources ?? []} onChange={() => refetch({ requestPolicy: 'network-only' })} />
              )}
            </Loaded>
          </Panel>
        ) : null}
        <Panel title="Catalogue" flush>
          <Loaded result={result} skeleton={<TableSkeleton />} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
            {({ products }) =>
              products.length === 0 ? (
                <EmptyState icon={IconPackage} title="No products yet">
                  The vendor publishes them.
                </EmptyState>
              ) : (
                <DataTable label="Products" columns={productColumns} rows={products} rowKey={({ id }) => id} />
              )
            }
          </Loaded>
        </Panel>
      </Sections>
    </Page>
  )
}

function Sources({ sources, onChange }: { sources: readonly Source[]; onChange: () => void }) {
  const may = useMay()
  const [connecting, setConnecting] = useState<Source | null>(null)
  if (sources.length === 0) {
    return (
      <EmptyState icon={IconPlugConnected} title="No sources" compact>
        Products name the systems that hold data; those show here to be connected.
      </EmptyState>
    )
  }
  const columns: Column<Source>[] = [
    { id: 'name', header: 'Source', cell: ({ name }) => name },
    { id: 'product', header: 'Product', cell: ({ product }) => product.name },
    { id: 'where', header: 'Where', cell: ({ kind, url }) => (kind === 'BUILTIN' ? 'Kept by Steward itself' : (url ?? 'Not connected')) },
    { id: 'state', header: 'State', cell: ({ connected }) => <StatusBadge state={connected ? 'CONNECTED' : 'NOT_CONNECTED'} /> },
  ]
  if (may('MANAGE_PRODUCTS')) {
    columns.push({
      id: 'connect',
      header: 'Connect',
      align: 'end',
      cell: (source) =>
        source.kind === 'HTTP' ? (
          <Button size="compact-xs" variant="default" onClick={() => setConnecting(source)}>
            {source.connected ? 'Change' : 'Connect'}
          </Button>
        ) : null,
    })
  }
  return (
    <>
      <DataTable label="Sources" columns={columns} rows={sources} rowKey={({ id }) => id} />
      {connecting === null ? null : (
        <ConnectSource source={connecting} onClose={() => setConnecting(null)} onDone={onChange} />
      )}
    </>
  )
}
