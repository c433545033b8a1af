import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { profileOptions } from './guides'
import { useAction } from '@/app/useAction'
import { CreateDirectoryDocument, type DirectoryProfile } from '@/gen/graphql'
import { FormDialog, Select, TextInput } from '@/ui'

/** Makes a directory for one identity provider. */
export function CreateDirectory({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const create = useAction(CreateDirectoryDocument, 'Directory created. Issue a token for it next.')
  const [name, setName] = useState('')
  const [profile, setProfile] = useState<DirectoryProfile>('ENTRA')

  async function submit() {
    const { data, problems } = await create({ name: name.trim(), profile })
    const id = data?.createDirectory.directory?.id
    if (id !== undefined) void navigate({ to: '/directories/$id', params: { id } })
    return problems
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title="New directory"
      submit="Create directory"
      disabled={name.trim() === ''}
      onSubmit={submit}
    >
      <TextInput
        label="Name"
        description="What your colleagues call it."
        required
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label="Identity provider"
        description="Steward follows its habits where they differ from the standard. You can change it later."
        allowDeselect={false}
        data={profileOptions}
        value={profile}
        onChange={(next) => setProfile(profileOptions.find(({ value }) => value === next)?.value ?? profile)}
      />
    </FormDialog>
  )
}
