import { useState } from 'react'
import type { Directory } from '../directory'
import { profileOptions } from './guides'
import { useAction } from '@/app/useAction'
import { UpdateDirectoryDocument } from '@/gen/graphql'
import { Button, Panel, Problems, Sections, Select, TextInput, type Problem } from '@/ui'

/** What a directory is called, and whose habits it follows. */
export function Identity({ directory, manages, onChange }: { directory: Directory; manages: boolean; onChange: () => void }) {
  const [name, setName] = useState(directory.name)
  const [profile, setProfile] = useState(directory.profile)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const save = useAction(UpdateDirectoryDocument, 'Settings saved.')
  async function submit() {
    const done = await save({ directoryId: directory.id, name: name.trim(), profile })
    setProblems(done.problems)
    if (done.problems.length === 0) onChange()
  }
  return (
    <Panel title="Name and identity provider">
      <Sections gap={14}>
        <TextInput
          label="Name"
          description="What your colleagues call it."
          maw={420}
          disabled={!manages}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label="Identity provider"
          description="Another one begins with the rules below as they fit it."
          maw={420}
          allowDeselect={false}
          disabled={!manages}
          data={profileOptions}
          value={profile}
          onChange={(next) => setProfile(profileOptions.find(({ value }) => value === next)?.value ?? profile)}
        />
        <Problems problems={problems} />
        {manages ? (
          <div>
            <Button disabled={name.trim() === ''} onClick={() => void submit()}>
              Save
            </Button>
          </div>
        ) : null}
      </Sections>
    </Panel>
  )
}
