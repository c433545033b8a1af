import { useState } from 'react'
import { problemOn, useAction } from '@/app/useAction'
import { SetRequestMailboxDocument } from '@/gen/graphql'
import { FormDialog, Text, TextInput, type Problem } from '@/ui'

interface SetMailboxProps {
  /** The address that is taken now; empty for none. */
  address: string
  onClose: () => void
  /** With the secret, where the address is the first. */
  onDone: (secret: string | null | undefined) => void
}

/** Says at which address requests are taken. */
export function SetMailbox({ address: former, onClose, onDone }: SetMailboxProps) {
  const [address, setAddress] = useState(former)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const set = useAction(SetRequestMailboxDocument)

  async function submit() {
    const { data, problems: found } = await set({ address: address.trim() })
    setProblems(found)
    if (data !== null) {
      onClose()
      onDone(data.setRequestMailbox.secret)
    }
    return found
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title={former === '' ? 'Take requests by mail' : 'Another address'}
      submit={former === '' ? 'Take mail' : 'Change'}
      disabled={address.trim() === '' || address.trim() === former}
      onSubmit={submit}
    >
      <TextInput
        label="Address"
        type="email"
        description="As your privacy page names it. Mail from this address itself is never taken, so that nothing goes round in circles."
        placeholder="privacy@example.com"
        required
        data-autofocus
        value={address}
        error={problemOn(problems, 'address')}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <Text size="sm" c="dimmed">
        {former === '' ? 'The next step shows a secret for your mail server, this once.' : 'The secret stays as it is.'}
      </Text>
    </FormDialog>
  )
}
