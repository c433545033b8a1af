import { IconUsersGroup } from '@tabler/icons-react'
import { useCallback } from 'react'
import { isBusy, stateWords, summary, titleOf } from './_parts/words'
import { Loaded } from '@/app/Loaded'
import { usePolling } from '@/app/usePolling'
import { useQuery } from '@/app/useQuery'
import { BulkChangesDocument, type BulkChangesQuery } from '@/gen/graphql'
import { BackLink, DataTable, EmptyState, LinkButton, Moment, Page, PageHeader, Panel, Pill, RowLink, TableSkeleton, Text, type Column } from '@/ui'

type Change = BulkChangesQuery['bulkChanges'][number]

const columns: readonly Column<Change>[] = [
  {
    id: 'what',
    header: 'Change',
    cell: (change) => (
      <RowLink to="/bulk-changes/$id" params={{ id: change.id }}>
        <Text component="span" inherit fw={550}>{titleOf(change)}</Text>
      </RowLink>
    ),
  },
  { id: 'who', header: 'Members', cell: ({ counts }) => summary(counts) },
  { id: 'state', header: 'State', cell: ({ state }) => <Pill tone={stateWords[state].tone} dot>{stateWords[state].label}</Pill> },
  { id: 'by', header: 'Started by', cell: ({ startedBy }) => startedBy, wideOnly: true },
  { id: 'at', header: 'Started', align: 'end', cell: ({ createdAt }) => <Moment at={createdAt} /> },
]

/** Changes of many accounts, newest first. */
export function BulkChangesPage() {
  const [result, refetch] = useQuery({ query: BulkChangesDocument })
  const reload = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  usePolling(result.data?.bulkChanges.some(({ state }) => isBusy(state)) ?? false, reload)
  return (
    <Page>
      <PageHeader
        title="Changes of many accounts"
        back={<BackLink to="/members">Members</BackLink>}
        lead="Each is tried first, then carried out with progress, and can be undone for a while."
      />
      <Panel flush>
        <Loaded result={result} onRetry={reload} skeleton={<TableSkeleton rows={4} />}>
          {({ bulkChanges }) =>
            bulkChanges.length === 0 ? (
              <EmptyState
                icon={IconUsersGroup}
                title="Nothing changed for many at once yet"
                action={<LinkButton to="/members">Choose members</LinkButton>}
              >
                Choose members in their list, one by one or by a filter, and then what happens to all of them: suspend, restore,
                sign out, give or take a product, delete. Nothing happens before you have seen for whom.
              </EmptyState>
            ) : (
              <DataTable label="Changes" columns={columns} rows={bulkChanges} rowKey={({ id }) => id} />
            )
          }
        </Loaded>
      </Panel>
    </Page>
  )
}
