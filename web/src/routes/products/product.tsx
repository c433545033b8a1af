import { IconListCheck } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { Loaded } from '@/app/Loaded'
import { ContractItems } from './_parts/ContractItems'
import { SwitchedOff } from './_parts/SwitchedOff'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { ProductDocument, type ProductQuery } from '@/gen/graphql'
import { Anchor, DataTable, EmptyState, Page, PageHeader, Panel, Pill, Sections, Text, words, type Column } from '@/ui'

/** A product as its page has it. */
export type Product = ProductQuery['products'][number]
type Processing = Product['processing'][number]
type Feature = Product['features'][number]

const route = getRouteApi('/products/$slug')

/** What one product needs, does with data, and gives away. */
export function ProductPage() {
  const { slug } = route.useParams()
  const may = useMay()
  const [result, refetch] = useQuery({ query: ProductDocument, variables: { read: may('READ_MEMBERS'), manage: may('MANAGE_PRODUCTS') } })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Page>
      <Loaded result={result} onRetry={reload}>
        {({ products }) => {
          const product = products.find((one) => one.slug === slug)
          return product === undefined ? (
            <EmptyState icon={IconListCheck} title="No such product">
              The catalogue has no product of this name.
            </EmptyState>
          ) : (
            <About product={product} onChange={reload} />
          )
        }}
      </Loaded>
    </Page>
  )
}

const bases = { REQUIRED: 'off without it', OPTIONAL: 'works without it, with less', LAW: 'the law demands it', CONTRACT: 'the contract demands it' }

const featureColumns: readonly Column<Feature>[] = [
  {
    id: 'title',
    header: 'Feature',
    cell: ({ title, docsUrl }) =>
      docsUrl == null ? (
        title
      ) : (
        <>
          {title}{' '}
          <Anchor href={docsUrl} target="_blank" rel="noreferrer" size="xs" aria-label={`Documentation of ${title}`}>
            Documentation
          </Anchor>
        </>
      ),
  },
  {
    id: 'needs',
    header: 'Needs',
    cell: ({ needs }) =>
      needs.length === 0
        ? 'No data'
        : needs.map((need) => (
            <Text key={need.item} size="sm">
              {need.title}: {bases[need.basis]}. {need.because}
            </Text>
          )),
  },
]

const processingColumns: readonly Column<Processing>[] = [
  { id: 'category', header: 'Data', cell: ({ category }) => words(category) },
  { id: 'purpose', header: 'Used to', cell: ({ purpose }) => words(purpose) },
  { id: 'ground', header: 'Because of', cell: ({ ground }) => words(ground) },
  { id: 'role', header: 'The vendor is', cell: ({ role }) => words(role) },
  { id: 'where', header: 'Where', cell: ({ regions }) => (regions.length === 0 ? 'As your terms say' : regions.join(', ')) },
  { id: 'allowed', header: 'For you', cell: ({ allowed }) => <Pill tone={allowed ? 'info' : 'neutral'}>{allowed ? 'Happens' : 'Switched off'}</Pill> },
]

function About({ product, onChange }: { product: Product; onChange: () => void }) {
  return (
    <>
      <PageHeader title={product.name} lead={`${words(product.family)}: what it needs, what is done with data, and who receives it.`} />
      <Sections>
        {product.switchedOff == null ? null : <SwitchedOff product={product} because={product.switchedOff} />}
        <ContractItems product={product} onChange={onChange} />
        <Panel title="Features and the data they need" flush>
          {product.features.length === 0 ? (
            <EmptyState icon={IconListCheck} title="Nothing is said yet" compact>
              The vendor says here what each feature needs, and what happens when it is declined.
            </EmptyState>
          ) : (
            <DataTable label="Features" columns={featureColumns} rows={product.features} rowKey={({ key }) => key} />
          )}
        </Panel>
        {product.processing.length === 0 ? null : (
          <Panel title="Record of processing" description="Terms of your organization and your own choices decide what happens for you." flush>
            <DataTable
              label="Record of processing"
              columns={processingColumns}
              rows={product.processing}
              rowKey={({ category, purpose }) => `${category} ${purpose}`}
            />
          </Panel>
        )}
        {product.recipients.length === 0 ? null : (
          <Panel title="Recipients">{product.recipients.map(({ name, kind, country }) => `${name} (${words(kind).toLowerCase()}, ${country})`).join('; ')}</Panel>
        )}
      </Sections>
    </>
  )
}
