import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { AddRequestAgentDocument } from '@/gen/graphql'
import { FormDialog, TextInput } from '@/ui'

/** Adds an authorized agent as the directory of agents lists it. */
export function AddAgent({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const [name, setName] = useState('')
  const [agentId, setAgentId] = useState('')
  const [publicKey, setPublicKey] = useState('')
  const add = useAction(AddRequestAgentDocument, 'The agent’s requests are taken from now on.')

  async function submit() {
    const { problems } = await add({ name: name.trim(), agentId: agentId.trim(), publicKey: publicKey.trim() })
    if (problems.length === 0) {
      onDone()
      onClose()
    }
    return problems
  }

  const complete = [name, agentId, publicKey].every((text) => text.trim() !== '')
  return (
    <FormDialog opened onClose={onClose} title="Add an agent" submit="Add agent" disabled={!complete} onSubmit={submit}>
      <TextInput label="Name" required data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <TextInput label="Agent id" description="As the directory of agents has it." required value={agentId} onChange={(event) => setAgentId(event.currentTarget.value)} />
      <TextInput
        label="Public key"
        description="Ed25519, 64 hexadecimal digits or base64."
        required
        ff="monospace"
        value={publicKey}
        onChange={(event) => setPublicKey(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
