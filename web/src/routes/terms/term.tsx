import { useQuery } from '@/app/useQuery'
import { Explanation } from './_parts/Explanation'
import { ScopeBar } from './_parts/ScopeBar'
import { askFor } from './_parts/terms'
import { termRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { TermDocument } from '@/gen/graphql'
import { BackLink, ErrorState, Page, PageHeader, Pill, Sections, words } from '@/ui'

/** One term: its value, in one sentence why, and every rule that was looked at. */
export function TermPage() {
  const { key } = termRoute.useParams()
  const scope = termRoute.useSearch()
  const navigate = termRoute.useNavigate()
  const [result, refetch] = useQuery({ query: TermDocument, variables: { key, ...askFor(scope) } })
  return (
    <Page>
      <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ effectiveTerm }) =>
          effectiveTerm == null ? (
            <ErrorState kind="missing" />
          ) : (
            <>
              <PageHeader
                title={effectiveTerm.term.title}
                back={
                  <BackLink to="/terms" search={scope}>
                    Terms
                  </BackLink>
                }
                badges={
                  <>
                    <Pill>{words(effectiveTerm.term.matter)}</Pill>
                    {effectiveTerm.term.subjectOnly ? <Pill tone="info">Only the member decides</Pill> : null}
                  </>
                }
                lead={<code>{effectiveTerm.term.key}</code>}
              />
              <Sections>
                <ScopeBar
                  scope={scope}
                  onChange={(change) => void navigate({ search: { ...scope, ...change }, replace: true })}
                />
                <Explanation term={effectiveTerm} />
              </Sections>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
