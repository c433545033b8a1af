import { IconSearchOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { barsOf, windowFor } from './_parts/bars'
import { ScopeBar } from './_parts/ScopeBar'
import { TermsNav } from './_parts/TermsNav'
import { askFor, scopeOf } from './_parts/terms'
import { Bars, StepTable } from './_parts/Timelines'
import { spans, timelineRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useMay } from '@/app/viewer'
import { TermTimelinesDocument, type TermTimelinesQuery } from '@/gen/graphql'
import { EmptyState, FilterBar, FilterSelect, Page, PageHeader, Panel, SearchField, Sections, SegmentedControl, Switch, TableSkeleton } from '@/ui'

const reaches: readonly { value: (typeof spans)[number]; label: string }[] = [
  { value: '1', label: 'One year' },
  { value: '3', label: 'Three years' },
  { value: 'all', label: 'All of it' },
]

/** What applied when: a bar for each value of each term. */
export function TimelinePage() {
  const search = timelineRoute.useSearch()
  const navigate = timelineRoute.useNavigate()
  const shelf = useMay()('READ_PRODUCTS')
  const [result, refetch] = useQuery({ query: TermTimelinesDocument, variables: { ...askFor(search, shelf), atTheTime: search.then === true } })
  const set = (change: Partial<typeof search>) => void navigate({ search: { ...search, ...change }, replace: true })
  return (
    <Page>
      <PageHeader title="What applied when" lead="The value of each term over time, and what changed it. Open a bar to see why it was so." />
      <Sections>
        <TermsNav scope={scopeOf(search)} />
        <ScopeBar scope={search} names={result.data ?? undefined} onChange={set} dayless />
        <Panel flush>
          <FilterBar>
            <SearchField label="Search terms" placeholder="Part of a name" value={search.q ?? ''} onSearch={(q) => set({ q: q === '' ? undefined : q })} />
            <FilterSelect label="How far back" all="Three years" options={reaches} value={search.back} onChange={(back) => set({ back })} />
            <Switch
              label="As it was known at the time"
              checked={search.then === true}
              onChange={(event) => set({ then: event.currentTarget.checked ? true : undefined })}
            />
            <Switch
              label="Also what never changed"
              checked={search.all === true}
              onChange={(event) => set({ all: event.currentTarget.checked ? true : undefined })}
            />
            <SegmentedControl
              size="xs"
              aria-label="How it is shown"
              data={[
                { value: 'bars', label: 'Bars' },
                { value: 'table', label: 'Table' },
              ]}
              value={search.table === true ? 'table' : 'bars'}
              onChange={(view) => set({ table: view === 'table' ? true : undefined })}
            />
          </FilterBar>
          <Loaded result={result} skeleton={<TableSkeleton />} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
            {({ termTimelines }) => <Timelines all={termTimelines} />}
          </Loaded>
        </Panel>
      </Sections>
    </Page>
  )
}

function Timelines({ all }: { all: TermTimelinesQuery['termTimelines'] }) {
  const search = timelineRoute.useSearch()
  const wanted = (search.q ?? '').toLowerCase()
  const [today] = useState(() => Date.now())
  const years = search.back === 'all' ? undefined : Number(search.back ?? '3')
  const found = all.filter(({ term }) => [term.key, term.title].some((name) => name.toLowerCase().includes(wanted)))
  const window = windowFor(found.map(({ steps }) => steps), today, years)
  const shown = search.all === true ? found : found.filter(({ steps }) => barsOf(steps, window, today).length > 1)
  if (shown.length === 0) {
    return (
      <EmptyState icon={IconSearchOff} title="Nothing has changed">
        {wanted === '' ? 'No document has changed a term here. Signed agreements and policies draw their bars from the day on which they take effect.' : 'The search looks at names and keys of terms that changed.'}
      </EmptyState>
    )
  }
  const scope = scopeOf(search)
  if (search.table === true) return <StepTable timelines={shown} scope={scope} />
  return <Bars timelines={shown} scope={scope} window={window} today={today} />
}
