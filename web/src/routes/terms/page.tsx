import { IconScale, IconSearchOff } from '@tabler/icons-react'
import { useQuery } from '@/app/useQuery'
import { Coming } from './_parts/Coming'
import { ScopeBar } from './_parts/ScopeBar'
import { areaOf, askFor, isShown, matches, scopeOf, type Show } from './_parts/terms'
import { termColumns } from './_parts/termColumns'
import { TermsNav } from './_parts/TermsNav'
import { termsRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useMay } from '@/app/viewer'
import { TermsDocument, type TermsQuery } from '@/gen/graphql'
import { DataTable, EmptyState, FilterBar, FilterSelect, LinkButton, Page, PageHeader, Panel, plural, SearchField, Sections, TableSkeleton, Text, words } from '@/ui'

const narrowings: readonly { value: Show; label: string }[] = [
  { value: 'changed', label: 'Differs from the default' },
  { value: 'contract', label: 'Changed by an agreement' },
  { value: 'conflict', label: 'In conflict' },
  { value: 'clamped', label: 'Limited by law' },
]

/** The values in force of all terms, and where each comes from. */
export function TermsPage() {
  const search = termsRoute.useSearch()
  const navigate = termsRoute.useNavigate()
  const shelf = useMay()('READ_PRODUCTS')
  const [result, refetch] = useQuery({ query: TermsDocument, variables: askFor(search, shelf) })
  const set = (change: Partial<typeof search>) => void navigate({ search: { ...search, ...change }, replace: true })
  const matters = [...new Set((result.data?.effectiveTerms ?? []).map(({ term }) => term.matter))].sort()
  return (
    <Page>
      <PageHeader
        title="Terms"
        lead="The rules that Steward acts on. Each comes from the privacy statement, your agreements or your policies, and never goes below the law."
        actions={
          <LinkButton to="/statements" variant="default">
            The vendor’s statement
          </LinkButton>
        }
      />
      <Sections>
        <Coming statements={result.data?.statements ?? []} />
        <TermsNav scope={scopeOf(search)} conflicts={result.data?.termConflicts.length} />
        <ScopeBar scope={search} names={result.data ?? undefined} onChange={set} />
        <Panel flush>
          <FilterBar>
            <SearchField
              label="Search terms"
              placeholder="Part of a name or value"
              value={search.q ?? ''}
              onSearch={(q) => set({ q: q === '' ? undefined : q })}
            />
            <FilterSelect
              label="Subject matter"
              all="Every subject"
              options={matters.map((value) => ({ value, label: words(value) }))}
              value={search.matter}
              onChange={(matter) => set({ matter })}
            />
            <FilterSelect label="Which terms" all="All terms" options={narrowings} value={search.show} onChange={(show) => set({ show })} />
          </FilterBar>
          <Loaded result={result} skeleton={<TableSkeleton />} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
            {({ effectiveTerms }) => <Terms terms={effectiveTerms} stale={result.stale} />}
          </Loaded>
        </Panel>
      </Sections>
    </Page>
  )
}

function Terms({ terms, stale }: { terms: TermsQuery['effectiveTerms']; stale: boolean }) {
  const search = termsRoute.useSearch()
  const { q = '', show, matter } = search
  const shown = terms.filter((row) => matches(row, q) && isShown(row, show) && (matter === undefined || row.term.matter === matter))
  if (terms.length === 0) {
    return (
      <EmptyState icon={IconScale} title="No terms">
        The privacy statement has not been published yet; the vendor does that.
      </EmptyState>
    )
  }
  if (shown.length === 0) return <NoTerms show={show} searched={q !== '' || matter !== undefined} />
  return (
    <DataTable
      label="Terms"
      columns={termColumns(scopeOf(search))}
      rows={shown}
      rowKey={({ term }) => term.key}
      group={({ term }) => words(areaOf(term.key))}
      stale={stale}
      footer={
        <Text size="xs" c="dimmed" px={20} py={12}>
          {plural(shown.length, 'term', 'terms')} of {terms.length}
        </Text>
      }
    />
  )
}

const nothing: Record<Show, readonly [string, string]> = {
  changed: ['Everything is as the statement says', 'No agreement or policy changes a term here. Write one under Documents.'],
  contract: ['No agreement changes a term here', 'Agreements reach products for organizations and developers only, and count once they are signed.'],
  conflict: ['Nothing contradicts itself', 'Two documents of equal rank that say different things would show here, with the most protective value in force.'],
  clamped: ['The law overrules nothing here', 'Where a document allows less than the law demands, the law’s limit holds, and the term shows here.'],
}

function NoTerms({ show, searched }: { show: Show | undefined; searched: boolean }) {
  const [title, text] = show === undefined || searched ? ['No term matches', 'The search looks at names, keys and values.'] : nothing[show]
  return (
    <EmptyState icon={IconSearchOff} title={title}>
      {text}
    </EmptyState>
  )
}
