import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { AddRequestControllerDocument } from '@/gen/graphql'
import { Checkbox, FormDialog, TextInput } from '@/ui'

/** Adds a controller, and passes its token on, which is shown once. */
export function AddController({ onClose, onDone }: { onClose: () => void; onDone: (token: string) => void }) {
  const [name, setName] = useState('')
  const [vouches, setVouches] = useState(false)
  const [fetches, setFetches] = useState(false)
  const add = useAction(AddRequestControllerDocument, 'The controller’s requests are taken from now on.')

  async function submit() {
    const { data, problems } = await add({ name: name.trim(), vouches, fetches })
    const token = data?.addRequestController.secret
    if (token != null) {
      onClose()
      onDone(token)
    }
    return problems
  }

  return (
    <FormDialog opened onClose={onClose} title="Add a controller" submit="Add controller" disabled={name.trim() === ''} onSubmit={submit}>
      <TextInput label="Name" required data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Checkbox
        label="It makes sure who asks"
        description="Its requests come into the queue at once. Otherwise the person confirms each by mail first."
        checked={vouches}
        onChange={(event) => setVouches(event.currentTarget.checked)}
      />
      <Checkbox
        label="It may fetch packages"
        description="The answers to access and portability go to it, besides to the person. Each time is in the log."
        checked={fetches}
        onChange={(event) => setFetches(event.currentTarget.checked)}
      />
    </FormDialog>
  )
}
