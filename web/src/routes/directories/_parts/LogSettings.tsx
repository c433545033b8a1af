import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { SaveDirectoryLogDocument } from '@/gen/graphql'
import { Button, Panel, Problems, Sections, Switch, TextInput, type Problem } from '@/ui'

/** What the provisioning log keeps. */
export function LogSettings({ id, log }: { id: string; log: { values: boolean; days: number; version: number } }) {
  const may = useMay()
  const [values, setValues] = useState(log.values)
  const [version, setVersion] = useState(log.version)
  const [days, setDays] = useState(String(log.days))
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const save = useAction(SaveDirectoryLogDocument, 'Settings saved.')
  const manages = may('MANAGE_DIRECTORIES')
  const submit = async () => {
    const done = await save({ directoryId: id, version, values, days: Number.parseInt(days, 10) || 0 })
    setProblems(done.problems)
    setVersion(done.data?.saveDirectoryLog.directory?.log.version ?? version)
  }
  return (
    <Panel title="Provisioning log" description="Every request and answer is kept without personal values. Keep values for a while to find out why something went wrong.">
      <Sections gap={14}>
        <Switch
          label="Keep personal values, sealed"
          description="Only who may manage directories sees them. Erasing a member destroys theirs; switching this off removes all that are kept."
          disabled={!manages}
          checked={values}
          onChange={(event) => setValues(event.currentTarget.checked)}
        />
        <TextInput
          label="For how many days"
          inputMode="numeric"
          disabled={!manages || !values}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
          maw={160}
        />
        <Problems problems={problems} />
        {manages ? (
          <div>
            <Button onClick={() => void submit()}>Save</Button>
          </div>
        ) : null}
      </Sections>
    </Panel>
  )
}
