import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { IssueDirectoryTokenDocument } from '@/gen/graphql'
import { FormDialog, TextInput } from '@/ui'

interface IssueTokenProps {
  directoryId: string
  onClose: () => void
  onIssued: (secret: string) => void
}

/** Issues a token; when it ends, the terms say. */
export function IssueToken({ directoryId, onClose, onIssued }: IssueTokenProps) {
  const [label, setLabel] = useState('')
  const issue = useAction(IssueDirectoryTokenDocument)

  async function submit() {
    const { data, problems } = await issue({ directoryId, label: label.trim() })
    const secret = data?.issueDirectoryToken.secret
    if (secret != null) {
      onClose()
      onIssued(secret)
    }
    return problems
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title="Issue a token"
      submit="Issue token"
      disabled={label.trim() === ''}
      onSubmit={submit}
    >
      <TextInput
        label="Name"
        description="To recognize it by. It lasts as long as your terms allow."
        required
        data-autofocus
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
