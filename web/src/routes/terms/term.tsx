import { useQuery } from '@/app/useQuery'
import { Actions } from './_parts/Actions'
import { Explanation } from './_parts/Explanation'
import { PrintHead, References } from './_parts/Print'
import { ScopeBar } from './_parts/ScopeBar'
import { StackPanel } from './_parts/Stack'
import { TermTimeline } from './_parts/TermTimeline'
import { askFor, scopeOf } from './_parts/terms'
import { termRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useMay } from '@/app/viewer'
import { TermDocument, type TermQuery } from '@/gen/graphql'
import { BackLink, ErrorState, Page, PageHeader, Panel, Pill, Sections, Switch, words } from '@/ui'

/** A term with everything that was looked at. */
export type ExplainedTerm = NonNullable<TermQuery['effectiveTerm']>

/** One term: its value, in one sentence why, every rule that was looked at, and how it changed. */
export function TermPage() {
  const { key } = termRoute.useParams()
  const search = termRoute.useSearch()
  const navigate = termRoute.useNavigate()
  const shelf = useMay()('READ_PRODUCTS')
  const [result, refetch] = useQuery({ query: TermDocument, variables: { key, ...askFor(search, shelf), atTheTime: search.then === true } })
  const set = (change: Partial<typeof search>) => void navigate({ search: { ...search, ...change }, replace: true })
  return (
    <Page>
      <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {(data) => {
          const { effectiveTerm: term } = data
          if (term == null) return <ErrorState kind="missing" />
          return (
            <>
              <PageHeader
                title={term.term.title}
                back={
                  <BackLink to="/terms" search={scopeOf(search)}>
                    Terms
                  </BackLink>
                }
                badges={
                  <>
                    <Pill>{words(term.term.matter)}</Pill>
                    {term.term.subjectOnly ? <Pill tone="info">Only the member decides</Pill> : null}
                  </>
                }
                lead={<code>{term.term.key}</code>}
                actions={<Actions scope={scopeOf(search)} term={term} />}
              />
              <PrintHead term={term} names={data} version={search.version} />
              <Sections>
                <ScopeBar scope={search} names={data} onChange={set} />
                <Explanation term={term} />
                <StackPanel term={term} />
                <Panel
                  title="What applied when"
                  description={search.then === true ? 'Each time with what was known then.' : 'With what is known at the day that was asked for.'}
                  actions={
                    <Switch
                      label="As it was known at the time"
                      checked={search.then === true}
                      onChange={(event) => set({ then: event.currentTarget.checked ? true : undefined })}
                    />
                  }
                >
                  <TermTimeline termKey={key} scope={scopeOf(search)} steps={data.termTimeline} asked={term.validAt} />
                </Panel>
                <References term={term} />
              </Sections>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
