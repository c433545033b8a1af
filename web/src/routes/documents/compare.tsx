import { useQuery } from '@/app/useQuery'
import { Differences } from './_parts/Differences'
import { compareRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { DocumentDiffDocument, DocumentsDocument } from '@/gen/graphql'
import { BackLink, EmptyState, Page, PageHeader, Panel, Sections, Select } from '@/ui'
import { IconGitCompare } from '@tabler/icons-react'

/** What a document says differently from another one. */
export function ComparePage() {
  const { id } = compareRoute.useParams()
  const search = compareRoute.useSearch()
  const navigate = compareRoute.useNavigate()
  const [list] = useQuery({ query: DocumentsDocument })
  const documents = list.data?.documents ?? []
  const own = documents.find((one) => one.id === id)
  const to = search.to ?? own?.amends?.id ?? own?.replaces?.id
  const [result, refetch] = useQuery({ query: DocumentDiffDocument, variables: { fromId: to ?? id, toId: id }, pause: to === undefined })
  return (
    <Page>
      <PageHeader
        title={own === undefined ? 'Compare' : `What is new in ${own.title}`}
        back={<BackLink to="/documents/$id" params={{ id }}>The document</BackLink>}
      />
      <Sections>
        <Select
          label="Compared with"
          maw={420}
          searchable
          allowDeselect={false}
          data={documents.filter((one) => one.id !== id).map((one) => ({ value: one.id, label: one.title }))}
          value={to ?? null}
          onChange={(next) => void navigate({ search: { to: next ?? undefined }, replace: true })}
        />
        <Panel flush>
          {to === undefined ? (
            <EmptyState icon={IconGitCompare} title="Choose a document">
              An amendment is compared with what it amends: clauses that it does not speak of stay.
            </EmptyState>
          ) : (
            <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
              {({ documentDiff }) =>
                documentDiff.length === 0 ? (
                  <EmptyState icon={IconGitCompare} title="They say the same">
                    Every clause of one stands in the other, with the same value and reach.
                  </EmptyState>
                ) : (
                  <Differences differences={documentDiff} />
                )
              }
            </Loaded>
          )}
        </Panel>
      </Sections>
    </Page>
  )
}
