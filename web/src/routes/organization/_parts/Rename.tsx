import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { RenameOrganizationDocument } from '@/gen/graphql'
import { FormDialog, TextInput } from '@/ui'

/** Gives the organization another name; its short name stays. */
export function Rename({ name: former, onClose, onDone }: { name: string; onClose: () => void; onDone: () => void }) {
  const [name, setName] = useState(former)
  const rename = useAction(RenameOrganizationDocument, 'Name changed.')

  async function submit() {
    const { data, problems } = await rename({ name: name.trim() })
    if (data !== null) {
      onDone()
      onClose()
    }
    return problems
  }

  return (
    <FormDialog opened onClose={onClose} title="Rename the organization" submit="Rename" disabled={name.trim() === ''} onSubmit={submit}>
      <TextInput label="Name" description="Members see it at sign-in and in answers to their requests." required data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
    </FormDialog>
  )
}
