import { useState } from 'react'
import type { Account } from '../page'
import { PermissionSelect } from './PermissionSelect'
import { useAction } from '@/app/useAction'
import { IssueServiceTokenDocument, type Permission } from '@/gen/graphql'
import { endingAfter, lifetimes } from '@/routes/settings/_parts/lifetime'
import { FormDialog, Select, TextInput } from '@/ui'

interface IssueProps {
  account: Account
  onClose: () => void
  onIssued: (secret: string) => void
}

/** Issues a token of a service account. */
export function IssueToken({ account, onClose, onIssued }: IssueProps) {
  const [label, setLabel] = useState('')
  const [scopes, setScopes] = useState<readonly Permission[]>(account.permissions)
  const [days, setDays] = useState('90')
  const issue = useAction(IssueServiceTokenDocument)

  async function submit() {
    const expiresAt = endingAfter(Number(days), Date.now())
    const { data, problems } = await issue({ serviceAccountId: account.id, label: label.trim(), scopes: [...scopes], expiresAt })
    if (problems.length > 0) return problems
    onClose()
    if (data?.issueServiceToken.secret != null) onIssued(data.issueServiceToken.secret)
    return []
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title={`Token of ${account.name}`}
      submit="Issue token"
      disabled={label.trim() === '' || scopes.length === 0}
      onSubmit={submit}
    >
      <TextInput
        label="Name"
        description="Where it will be kept, such as the server or the secret store."
        required
        data-autofocus
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <PermissionSelect
        label="Scopes"
        description="Fewer than the account’s, where this place needs fewer."
        of={account.permissions}
        value={scopes}
        onChange={setScopes}
      />
      <Select
        label="Ends after"
        description="Rotate it before: both secrets work for a while then."
        allowDeselect={false}
        data={lifetimes}
        value={days}
        onChange={(next) => setDays(next ?? days)}
      />
    </FormDialog>
  )
}
