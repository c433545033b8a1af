import { IconFileExport } from '@tabler/icons-react'
import { useCallback } from 'react'
import { NewLogExport } from './_parts/NewLogExport'
import { Loaded } from '@/app/Loaded'
import { usePress } from '@/app/usePress'
import { usePolling } from '@/app/usePolling'
import { useQuery } from '@/app/useQuery'
import { CancelLogExportDocument, LogExportsDocument, type LogExportsQuery } from '@/gen/graphql'
import {
  Anchor, BackLink, Button, DataTable, EmptyState, formatBytes, formatCount, Missing, Moment, Page, PageHeader, Panel, ProgressBar,
  Sections, StatusBadge, TableSkeleton, Text, type Column,
} from '@/ui'

type Export = LogExportsQuery['logExports'][number]

const columns: readonly Column<Export>[] = [
  { id: 'what', header: 'Export', cell: ({ format, personal }) => `${format === 'CSV' ? 'CSV' : 'JSON Lines'}${personal ? ', with personal values' : ''}` },
  { id: 'events', header: 'Events', align: 'end', cell: ({ events }) => formatCount(events) },
  { id: 'state', header: 'State', cell: (one) => <State of={one} /> },
  { id: 'file', header: 'File', cell: (one) => <Download of={one} /> },
  { id: 'at', header: 'Started', align: 'end', cell: ({ createdAt }) => <Moment at={createdAt} />, wideOnly: true },
]

function State({ of: { id, state, position, size, problem } }: { of: Export }) {
  const cancel = usePress(CancelLogExportDocument, 'Cancelled.')
  if (state !== 'RUNNING') return <><StatusBadge state={state} /> {problem}</>
  return (
    <Sections gap={6}>
      <ProgressBar label="Places of the log written" done={position} total={size} />
      <Button variant="subtle" size="compact-xs" onClick={() => void cancel({ logExportId: id })}>Cancel</Button>
    </Sections>
  )
}

function Download({ of: { file } }: { of: Export }) {
  if (file == null) return <Missing />
  return (
    <>
      <Anchor href={file.url} download={file.name} inherit style={{ overflowWrap: 'anywhere' }}>{file.name}</Anchor>
      <Text size="xs" c="dimmed">{formatBytes(file.bytes)}, deleted <Moment at={file.expiresAt} /></Text>
    </>
  )
}

/** The log as files, each of which proves itself. */
export function LogExportsPage() {
  const [result, refetch] = useQuery({ query: LogExportsDocument })
  const reload = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  usePolling(result.data?.logExports.some(({ state }) => state === 'RUNNING') ?? false, reload)
  return (
    <Page>
      <PageHeader
        title="Exports of the log"
        back={<BackLink to="/log">Log</BackLink>}
        lead="All of the log or what a filter leaves, without a limit. steward verify log finds every byte, line or row that was changed, removed or moved."
      />
      <Sections>
        <NewLogExport onStarted={reload} />
        <Panel title="Exports" flush>
          <Loaded result={result} onRetry={reload} skeleton={<TableSkeleton rows={3} />}>
            {({ logExports }) =>
              logExports.length === 0 ? (
                <EmptyState icon={IconFileExport} title="Nothing exported yet" compact>
                  An export is written in the background and goes on after a restart. Its file is kept sealed for seven days.
                </EmptyState>
              ) : (
                <DataTable label="Exports of the log" columns={columns} rows={logExports} rowKey={({ id }) => id} />
              )
            }
          </Loaded>
        </Panel>
      </Sections>
    </Page>
  )
}
