import { IconDatabase } from '@tabler/icons-react'
import { useQuery } from '@/app/useQuery'
import type { Me } from '../page'
import { myDataRoute } from '../route'
import { Clear } from './Clear'
import { RecordItem } from './RecordItem'
import { Loaded } from '@/app/Loaded'
import { pagesOf } from '@/app/pages'
import { OwnDealingsDocument, OwnRecordsDocument, type OwnRecordsQuery } from '@/gen/graphql'
import { Restricted } from '@/routes/members/_parts/Restricted'
import { EmptyState, FilterBar, FilterSelect, Notice, Pager, Panel, Stack, TableSkeleton, words } from '@/ui'

const pageSize = 20

/** One's own records, by category and product. */
export function RecordsTab({ me }: { me: Me }) {
  const search = myDataRoute.useSearch()
  const navigate = myDataRoute.useNavigate()
  const [dealt] = useQuery({ query: OwnDealingsDocument })
  const held = [...me.recordCounts, ...(dealt.data?.viewer.me?.dealings ?? [])]
  const categories = [...new Set(held.map(({ category }) => category))]
  const products = new Map(held.map(({ product }) => [product.id, product.name]))
  const category = categories.find((one) => one === search.category)
  const [result, refetch] = useQuery({
    query: OwnRecordsDocument,
    variables: { first: pageSize, after: search.after, filter: { category, productId: search.product } },
  })
  return (
    <Panel flush>
      <FilterBar>
        <FilterSelect
          label="Category"
          all="Any category"
          options={categories.map((value) => ({ value, label: words(value) }))}
          value={category}
          onChange={(next) => void navigate({ search: { tab: 'records', product: search.product, category: next } })}
        />
        <FilterSelect
          label="Product"
          all="Any product"
          options={[...products].map(([value, label]) => ({ value, label }))}
          value={search.product}
          onChange={(next) => void navigate({ search: { tab: 'records', category: search.category, product: next } })}
        />
        <Clear
          category={category}
          product={search.product === undefined ? undefined : { id: search.product, name: products.get(search.product) ?? '' }}
          onDone={() => refetch({ requestPolicy: 'network-only' })}
        />
      </FilterBar>
      <Loaded result={result} skeleton={<TableSkeleton rows={5} />}>
        {({ viewer }) =>
          viewer.me == null ? null : (
            <>
              <Restrictions list={viewer.me.restrictions} />
              <Records page={viewer.me.records} />
            </>
          )
        }
      </Loaded>
    </Panel>
  )
}

type Restriction = NonNullable<OwnRecordsQuery['viewer']['me']>['restrictions'][number]

function Restrictions({ list }: { list: readonly Restriction[] }) {
  const now = list.filter(({ liftedAt }) => liftedAt == null)
  if (now.length === 0) return null
  return (
    <div style={{ padding: '16px 20px 0' }}>
      <Notice tone="info" title="Stored, and not used otherwise">
        <Stack gap="sm">
          {now.map((one) => (
            <Restricted key={one.id} restriction={one} />
          ))}
        </Stack>
      </Notice>
    </div>
  )
}

type Records = NonNullable<OwnRecordsQuery['viewer']['me']>['records']

function Records({ page }: { page: Records }) {
  const search = myDataRoute.useSearch()
  const navigate = myDataRoute.useNavigate()
  if (page.nodes.length === 0) {
    return (
      <EmptyState icon={IconDatabase} title="No records here">
        No record about you is held in this category and product. Dealings with the vendor are under Who looked.
      </EmptyState>
    )
  }
  const pages = pagesOf('own records', search, pageSize, page.pageInfo, (place) =>
    void navigate({ search: { ...search, after: place.after, page: place.page } }),
  )
  return (
    <>
      <div style={{ padding: '16px 20px' }}>
        {page.nodes.map((record) => (
          <RecordItem key={record.id} record={record} />
        ))}
      </div>
      <Pager noun="records" shown={page.nodes.length} {...pages} />
    </>
  )
}
