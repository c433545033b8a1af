import { useState } from 'react'
import { filterOf, subjects } from '../../log/_parts/filter'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { StartLogExportDocument, type LogExportFormat } from '@/gen/graphql'
import { Button, Checkbox, FilterSelect, Group, Panel, Problems, Sections, SegmentedControl, TextInput, type Problem } from '@/ui'

/** What of the log to export, and how. */
export function NewLogExport({ onStarted }: { onStarted: () => void }) {
  const mayPersonal = useMay()('READ_MEMBERS')
  const [format, setFormat] = useState<LogExportFormat>('JSONL')
  const [action, setAction] = useState<string | undefined>()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [personal, setPersonal] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const start = useAction(StartLogExportDocument, 'Export begun.')
  async function send() {
    const filter = filterOf({ action, from: from || undefined, to: to || undefined })
    const done = await start({ format, filter, personal })
    setProblems(done.problems)
    onStarted()
  }
  return (
    <Panel title="New export">
      <Sections gap={14}>
        <Group gap="md" align="end">
          <SegmentedControl
            aria-label="Format"
            data={[{ value: 'JSONL', label: 'JSON Lines' }, { value: 'CSV', label: 'CSV' }]}
            value={format}
            onChange={(next) => setFormat(next)}
          />
          <FilterSelect label="About" all="Everything" options={subjects} value={action} onChange={setAction} />
          <TextInput type="date" aria-label="From" title="From" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
          <TextInput type="date" aria-label="To" title="To" value={to} onChange={(event) => setTo(event.currentTarget.value)} />
        </Group>
        {mayPersonal ? (
          <Checkbox
            label="With personal values, but for erased members"
            checked={personal}
            onChange={(event) => setPersonal(event.currentTarget.checked)}
          />
        ) : null}
        <Problems problems={problems} />
        <div>
          <Button onClick={() => void send()}>Export</Button>
        </div>
      </Sections>
    </Panel>
  )
}
