import { IconGitCompare } from '@tabler/icons-react'
import { statementRoute } from '../route'
import { Loaded } from '@/app/Loaded'
import { useQuery } from '@/app/useQuery'
import { StatementDifferencesDocument, StatementsDocument, type StatementHeadFragment } from '@/gen/graphql'
import { Differences } from '@/routes/documents/_parts/Differences'
import { EmptyState, Panel, Select, TableSkeleton } from '@/ui'

/** The choice that names no version; names of versions have no capitals. */
const usual = 'BEFORE'

/** What a version says differently from another one: the one before, or any that is chosen. */
export function Compared({ statement }: { statement: StatementHeadFragment }) {
  const { version } = statement
  const { from } = statementRoute.useSearch()
  const navigate = statementRoute.useNavigate()
  const [list] = useQuery({ query: StatementsDocument })
  const [result, refetch] = useQuery({ query: StatementDifferencesDocument, variables: { version, from: from ?? null } })
  const others = (list.data?.statements ?? []).filter((one) => one.version !== version)
  return (
    <Panel
      title="What it says differently"
      flush
      actions={
        others.length === 0 ? undefined : (
          <Select
            label="Compared with"
            w={280}
            searchable
            allowDeselect={false}
            data={[
              { value: usual, label: before(statement, others) },
              ...others.map((one) => ({ value: one.version, label: `${one.version}: ${one.governs ?? one.title}` })),
            ]}
            value={from ?? usual}
            onChange={(next) => void navigate({ search: { from: next === null || next === usual ? undefined : next }, replace: true, resetScroll: false })}
          />
        )
      }
    >
      <Loaded result={result} skeleton={<TableSkeleton rows={3} />} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {(data) => {
          const differences = data.statement?.differences ?? []
          return differences.length > 0 ? (
            <Differences differences={differences} />
          ) : (
            <EmptyState icon={IconGitCompare} title="They say the same">
              Every clause of one stands in the other, with the same value and reach.
            </EmptyState>
          )
        }}
      </Loaded>
    </Panel>
  )
}

/** What the choice that names no version means: a first version has none before it. */
function before({ governs, effectiveAt }: StatementHeadFragment, others: readonly StatementHeadFragment[]): string {
  const earlier = others.some((one) => one.governs === governs && one.effectiveAt < effectiveAt)
  return earlier ? 'The version before' : 'Nothing: it is the first'
}
