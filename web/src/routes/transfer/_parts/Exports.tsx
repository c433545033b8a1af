import { IconTableExport } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { kindWords } from './words'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useLive } from '@/app/useLive'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { StartExportDocument, TransferChangedDocument, TransfersDocument, type TransferFormat, type TransferKind, type TransfersQuery } from '@/gen/graphql'
import {
  Anchor, Button, capital, Checkbox, DataTable, EmptyState, formatBytes, formatCount, Group, Missing, Moment, Panel, Pill, Problems,
  Sections, SegmentedControl, TableSkeleton, Text, type Column, type Problem,
} from '@/ui'

type Export = TransfersQuery['exports'][number]

const formatWords: Record<TransferFormat, string> = { CSV: 'CSV', BULK: 'Bulk JSON' }

const columns: readonly Column<Export>[] = [
  {
    id: 'what',
    header: 'Export',
    cell: ({ kind, format }) => <Text component="span" inherit fw={550}>{capital(kindWords[kind])}, {formatWords[format]}</Text>,
  },
  { id: 'done', header: 'Written', align: 'end', cell: ({ done }) => formatCount(done) },
  { id: 'state', header: 'State', cell: (one) => <State of={one} /> },
  { id: 'file', header: 'File', cell: (one) => <Download of={one} /> },
  { id: 'at', header: 'Started', align: 'end', cell: ({ createdAt }) => <Moment at={createdAt} /> },
]

function State({ of: { state, problem } }: { of: Export }) {
  if (state === 'FAILED') return <><Pill tone="danger" dot>Failed</Pill> {problem}</>
  return state === 'RUNNING' ? <Pill tone="info" dot>Being written</Pill> : <Pill tone="success" dot>Written</Pill>
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

/** Files on their way out. */
export function Exports() {
  const [result, refetch] = useQuery({ query: TransfersDocument })
  const reload = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  useLive(TransferChangedDocument, {}, reload)
  return (
    <Sections>
      <NewExport />
      <Panel title="Exports" flush>
        <Loaded result={result} onRetry={reload} skeleton={<TableSkeleton rows={3} />}>
          {({ exports }) =>
            exports.length === 0 ? (
              <EmptyState icon={IconTableExport} title="Nothing exported yet" compact>
                An export is a file that can be changed in a spreadsheet and imported again: rows that stayed the same
                change nothing.
              </EmptyState>
            ) : (
              <DataTable label="Exports" columns={columns} rows={exports} rowKey={({ id }) => id} />
            )
          }
        </Loaded>
      </Panel>
    </Sections>
  )
}

function NewExport() {
  const may = useMay()
  const [format, setFormat] = useState<TransferFormat>('CSV')
  const [chosen, setKind] = useState<TransferKind>('MEMBERS')
  const [withRoles, setRoles] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const start = useAction(StartExportDocument, 'Export begun.')
  // A table holds one kind of thing only.
  const kinds: readonly TransferKind[] = format === 'CSV' ? ['MEMBERS', 'GROUPS'] : ['MEMBERS', 'GROUPS', 'BOTH']
  const kind = kinds.includes(chosen) ? chosen : 'MEMBERS'
  const roles = withRoles && kind !== 'GROUPS' && format === 'CSV'
  return (
    <Panel title="New export" description="Written in the background; the file is kept sealed for seven days. Starting and downloading are in the log.">
      <Sections gap={14}>
        <Group gap="md">
          <SegmentedControl
            aria-label="Format"
            data={[{ value: 'CSV', label: 'CSV' }, { value: 'BULK', label: 'Bulk JSON' }]}
            value={format}
            onChange={(next) => setFormat(next)}
          />
          <SegmentedControl
            aria-label="What"
            data={kinds.map((value) => ({ value, label: value === 'BOTH' ? 'Both' : capital(kindWords[value]) }))}
            value={kind}
            onChange={(next) => setKind(next)}
          />
        </Group>
        {may('MANAGE_ROLES') && kind === 'MEMBERS' && format === 'CSV' ? (
          <Checkbox
            label="With the roles that members hold in Steward"
            checked={withRoles}
            onChange={(event) => setRoles(event.currentTarget.checked)}
          />
        ) : null}
        <Problems problems={problems} />
        <div>
          <Button onClick={() => void start({ format, kind, withRoles: roles }).then((done) => setProblems(done.problems))}>
            Export
          </Button>
        </div>
      </Sections>
    </Panel>
  )
}
