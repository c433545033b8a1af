import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { upload } from './upload'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { StartImportDocument } from '@/gen/graphql'
import { Button, Checkbox, FileInput, Panel, Problems, Sections, TextLink, type Problem } from '@/ui'

/** Takes a file, and shows its dry run. */
export function NewImport() {
  const may = useMay()
  const navigate = useNavigate()
  const [file, setFile] = useState<File | null>(null)
  const [withRoles, setRoles] = useState(false)
  const [ignoreUnknown, setIgnore] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const start = useAction(StartImportDocument)

  async function send(chosen: File) {
    setBusy(true)
    try {
      const { data, problems: found } = await start({ fileId: await upload(chosen), withRoles, ignoreUnknown })
      setProblems(found)
      const id = data?.startImport.import?.id
      if (id !== undefined) await navigate({ to: '/transfer/$id', params: { id } })
    } catch (error) {
      setProblems([{ message: error instanceof TypeError ? 'The server does not answer. Check your connection and try again.' : (error as Error).message, path: [] }])
    } finally {
      setBusy(false)
    }
  }

  return (
    <Panel
      title="New import"
      description={<>A dry run comes first: it shows what becomes of every row, and changes nothing. <TextLink to="/transfer" search={{ tab: 'columns' }} inherit>Which columns there are</TextLink></>}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (file !== null) void send(file)
        }}
      >
        <Sections gap={14}>
          <FileInput
            label="File"
            description="CSV with a header, or a SCIM Bulk request as JSON; in UTF-8, at most 256 MiB. An export imports again."
            placeholder="Choose a .csv or .json file"
            accept=".csv,.txt,.json,text/csv,application/json"
            clearable
            clearButtonProps={{ 'aria-label': 'Take the file away' }}
            value={file}
            onChange={(next) => {
              setFile(next)
              setProblems([])
            }}
            maw={520}
            styles={{ placeholder: { color: 'var(--mantine-color-dimmed)' } }}
          />
          <Checkbox
            label="Leave out columns that no attribute has"
            description="Otherwise a file with such a column is refused, so that a slip of the pen isn’t missed."
            checked={ignoreUnknown}
            onChange={(event) => setIgnore(event.currentTarget.checked)}
          />
          {may('MANAGE_ROLES') ? (
            <Checkbox
              label="Grant the roles in the column grantedRoles"
              description="They replace the roles that a member has."
              checked={withRoles}
              onChange={(event) => setRoles(event.currentTarget.checked)}
            />
          ) : null}
          <Problems problems={problems} />
          <div>
            <Button type="submit" loading={busy} disabled={file === null}>
              Upload and try
            </Button>
          </div>
        </Sections>
      </form>
    </Panel>
  )
}
