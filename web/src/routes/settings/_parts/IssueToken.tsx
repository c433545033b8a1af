import { useState } from 'react'
import { endingAfter, lifetimes } from './lifetime'
import { useAction } from '@/app/useAction'
import { useViewer } from '@/app/viewer'
import { IssueTokenDocument, type Permission } from '@/gen/graphql'
import { FormDialog, MultiSelect, Select, Switch, TextInput, words } from '@/ui'

/** Issues an API token that can do no more than its issuer. */
export function IssueToken({ onClose, onIssued }: { onClose: () => void; onIssued: (secret: string) => void }) {
  const { permissions } = useViewer()
  const [label, setLabel] = useState('')
  const [scopes, setScopes] = useState<Permission[]>([])
  const [days, setDays] = useState('30')
  const [own, setOwn] = useState(false)
  const issue = useAction(IssueTokenDocument)

  async function submit() {
    const expiresAt = endingAfter(Number(days), Date.now())
    const { data, problems } = await issue({ label: label.trim(), scopes, own, expiresAt })
    const secret = data?.issueToken.secret
    if (secret != null) onIssued(secret)
    return problems
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title="Issue an API token"
      submit="Issue token"
      disabled={label.trim() === '' || scopes.length === 0}
      onSubmit={submit}
    >
      <TextInput
        label="Name"
        description="The program that will use it."
        required
        data-autofocus
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <MultiSelect
        label="Scopes"
        description="Only what the program needs; never more than you may do yourself."
        required
        searchable
        data={permissions.map((value) => ({ value, label: words(value) }))}
        value={scopes}
        onChange={(next) => setScopes(permissions.filter((one) => next.includes(one)))}
      />
      <Select label="Ends after" allowDeselect={false} data={lifetimes} value={days} onChange={(next) => setDays(next ?? days)} />
      <Switch
        label="Acts as me"
        description="With your roles as they are at any time, and it ends with your account. Otherwise it acts as a service."
        checked={own}
        onChange={(event) => setOwn(event.currentTarget.checked)}
      />
    </FormDialog>
  )
}
