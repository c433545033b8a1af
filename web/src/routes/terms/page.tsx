import { IconScale, IconSearchOff } from '@tabler/icons-react'
import { useQuery } from '@/app/useQuery'
import { ScopeBar } from './_parts/ScopeBar'
import { areaOf, askFor, isChanged, matches } from './_parts/terms'
import { termColumns } from './_parts/termColumns'
import { termsRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { TermsDocument, type TermsQuery } from '@/gen/graphql'
import { DataTable, EmptyState, FilterBar, Page, PageHeader, Panel, SearchField, Sections, Switch, TableSkeleton, words } from '@/ui'

/** The values in force of all terms, and where each comes from. */
export function TermsPage() {
  const search = termsRoute.useSearch()
  const navigate = termsRoute.useNavigate()
  const [result, refetch] = useQuery({ query: TermsDocument, variables: askFor(search) })
  const set = (change: Partial<typeof search>) => void navigate({ search: { ...search, ...change }, replace: true })
  return (
    <Page>
      <PageHeader
        title="Terms"
        lead="The rules that Steward acts on. Each comes from the privacy statement, your agreements or your policies, and never goes below the law."
      />
      <Sections>
        <ScopeBar scope={search} onChange={set} />
        <Panel flush>
          <FilterBar>
            <SearchField
              label="Search terms"
              placeholder="Part of a name"
              value={search.q ?? ''}
              onSearch={(q) => set({ q: q === '' ? undefined : q })}
            />
            <Switch
              label="Only what differs from the default"
              checked={search.changed === true}
              onChange={(event) => set({ changed: event.currentTarget.checked ? true : undefined })}
            />
          </FilterBar>
          <Loaded result={result} skeleton={<TableSkeleton />} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
            {({ effectiveTerms }) => <Terms terms={effectiveTerms} />}
          </Loaded>
        </Panel>
      </Sections>
    </Page>
  )
}

function Terms({ terms }: { terms: TermsQuery['effectiveTerms'] }) {
  const search = termsRoute.useSearch()
  const { q = '', changed, ...scope } = search
  const shown = terms.filter((term) => matches(term, q) && (changed !== true || isChanged(term)))
  if (terms.length === 0) {
    return (
      <EmptyState icon={IconScale} title="No terms">
        The privacy statement has not been published yet; the vendor does that.
      </EmptyState>
    )
  }
  if (shown.length === 0) {
    return (
      <EmptyState icon={IconSearchOff} title={changed === true ? 'Everything is as the statement says' : 'No term matches'}>
        {changed === true
          ? 'No agreement or policy changes a term here. Sign one under Documents.'
          : 'The search looks at names and keys.'}
      </EmptyState>
    )
  }
  const columns = termColumns({ product: scope.product, on: scope.on, known: scope.known })
  return (
    <DataTable
      label="Terms"
      columns={columns}
      rows={shown}
      rowKey={({ term }) => term.key}
      group={({ term }) => words(areaOf(term.key))}
    />
  )
}
