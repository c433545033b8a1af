import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { OpenRequestsDocument, type OpenRequestsMutation } from '@/gen/graphql'
import { Button, Code, DataTable, FileInput, Group, Panel, plural, Problems, Text, type Column, type Problem } from '@/ui'

type Row = OpenRequestsMutation['openRequests']['rows'][number]

const columns: Column<Row>[] = [
  { id: 'line', header: 'Line', cell: (row) => row.line },
  { id: 'taken', header: 'Result', cell: (row) => (row.taken ? (row.requestId == null ? 'Would be taken' : 'Taken') : 'Not taken') },
  { id: 'problem', header: 'What stands against it', cell: (row) => row.problem ?? '' },
]

/** Many requests at once, from a list: tried first, then for good. */
export function ManyAtOnce() {
  const [list, setList] = useState<string | null>(null)
  const [rows, setRows] = useState<readonly Row[]>([])
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [done, setDone] = useState(false)
  const open = useAction(OpenRequestsDocument)
  const taken = rows.filter((row) => row.taken).length

  async function send(csv: string, dryRun: boolean) {
    const outcome = await open({ csv, dryRun })
    setProblems(outcome.problems)
    setRows(outcome.data?.openRequests.rows ?? [])
    setDone(!dryRun && outcome.problems.length === 0)
  }

  async function pick(file: File | null) {
    const csv = file === null ? null : await file.text()
    setList(csv)
    setRows([])
    if (csv !== null) await send(csv, true)
  }

  return (
    <Panel title="Many at once" description="Requests that came by letter, telephone or in person, from a list. It is tried first and changes nothing.">
      <Text size="sm" mb={8}>
        Columns: <Code>userName,kind,channel,receivedAt,evidence,question</Code>, at most 1,000 rows.
      </Text>
      <FileInput label="List (CSV)" accept=".csv,text/csv" placeholder="Choose a file" clearable clearButtonProps={{ 'aria-label': 'Take the file away' }} onChange={(file) => void pick(file)} />
      <Problems problems={problems} />
      {rows.length === 0 ? null : <DataTable label="Rows of the list" columns={columns} rows={rows} rowKey={(row) => String(row.line)} />}
      {list === null || rows.length === 0 || done ? null : (
        <Group mt={12}>
          <Button size="xs" disabled={taken === 0} onClick={() => void send(list, false)}>Take in {plural(taken, 'request', 'requests')}</Button>
        </Group>
      )}
    </Panel>
  )
}
