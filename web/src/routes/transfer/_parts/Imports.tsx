import { IconTableImport } from '@tabler/icons-react'
import { useCallback } from 'react'
import { NewImport } from './NewImport'
import { kindWords, stateWords, summary } from './words'
import { Loaded } from '@/app/Loaded'
import { useLive } from '@/app/useLive'
import { useQuery } from '@/app/useQuery'
import { TransferChangedDocument, TransfersDocument, type TransfersQuery } from '@/gen/graphql'
import { capital, DataTable, EmptyState, Moment, Panel, Pill, RowLink, Sections, TableSkeleton, Text, type Column } from '@/ui'

type Import = TransfersQuery['imports'][number]

const columns: readonly Column<Import>[] = [
  {
    id: 'name',
    header: 'File',
    cell: ({ id, name }) => (
      <RowLink to="/transfer/$id" params={{ id }}>
        <Text component="span" inherit fw={550} style={{ overflowWrap: 'anywhere' }}>{name}</Text>
      </RowLink>
    ),
  },
  { id: 'kind', header: 'About', cell: ({ kind }) => capital(kindWords[kind]), wideOnly: true },
  { id: 'rows', header: 'Rows', cell: ({ counts }) => summary(counts) },
  { id: 'state', header: 'State', cell: ({ state }) => <Pill tone={stateWords[state].tone} dot>{stateWords[state].label}</Pill> },
  { id: 'at', header: 'Started', align: 'end', cell: ({ createdAt }) => <Moment at={createdAt} /> },
]

/** Files on their way in. */
export function Imports() {
  const [result, refetch] = useQuery({ query: TransfersDocument })
  const reload = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  useLive(TransferChangedDocument, {}, reload)
  return (
    <Sections>
      <NewImport />
      <Panel title="Imports" flush>
        <Loaded result={result} onRetry={reload} skeleton={<TableSkeleton rows={3} />}>
          {({ imports }) =>
            imports.length === 0 ? (
              <EmptyState icon={IconTableImport} title="Nothing imported yet" compact>
                The smallest file has one column, userName, and one line for each person. Start from an export to see all
                columns filled.
              </EmptyState>
            ) : (
              <DataTable label="Imports" columns={columns} rows={imports} rowKey={({ id }) => id} />
            )
          }
        </Loaded>
      </Panel>
    </Sections>
  )
}
