import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { AddDomainDocument } from '@/gen/graphql'
import { FormDialog, TextInput } from '@/ui'

/** Begins to prove a domain. */
export function AddDomain({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const [name, setName] = useState('')
  const add = useAction(AddDomainDocument, 'Domain added. Publish its record, then check it.')

  async function submit() {
    const { data, problems } = await add({ name: name.trim() })
    if (data !== null) {
      onDone()
      onClose()
    }
    return problems
  }

  return (
    <FormDialog opened onClose={onClose} title="Add a domain" submit="Add domain" disabled={name.trim() === ''} onSubmit={submit}>
      <TextInput
        label="Domain"
        description="What stands after the @ in your members’ e-mail addresses, such as example.com."
        required
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
