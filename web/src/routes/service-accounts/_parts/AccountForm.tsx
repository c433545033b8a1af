import { useState } from 'react'
import type { Account } from '../page'
import { PermissionSelect } from './PermissionSelect'
import { pointsOf } from './points'
import { problemOn, useAction } from '@/app/useAction'
import { useViewer } from '@/app/viewer'
import { CreateServiceAccountDocument, UpdateServiceAccountDocument, type Permission } from '@/gen/graphql'
import { FormDialog, TextInput, type Problem } from '@/ui'

interface AccountFormProps {
  /** The account to change; null makes a new one. */
  account: Account | null
  onClose: () => void
}

/** Makes or changes a service account, of permissions that the viewer holds. */
export function AccountForm({ account, onClose }: AccountFormProps) {
  const { permissions: held, limits } = useViewer()
  const whole = held.filter((one) => one !== 'OWN_DATA' && !limits.some(({ permission }) => permission === one))
  const choices = [...whole, ...(account?.permissions ?? []).filter((one) => !whole.includes(one))]
  const [name, setName] = useState(account?.name ?? '')
  const [description, setDescription] = useState(account?.description ?? '')
  const [permissions, setPermissions] = useState<readonly Permission[]>(account?.permissions ?? [])
  const [points, setPoints] = useState(account?.pointsPerSecond?.toString() ?? '')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const create = useAction(CreateServiceAccountDocument, 'Service account made. Issue its first token now.')
  const update = useAction(UpdateServiceAccountDocument, 'Service account changed.')
  const limit = pointsOf(points)

  async function submit() {
    const said = { name: name.trim(), description: description.trim(), permissions: [...permissions], pointsPerSecond: limit }
    const done =
      account === null ? await create(said) : await update({ ...said, serviceAccountId: account.id, version: account.version })
    setProblems(done.problems)
    if (done.problems.length === 0) onClose()
    return done.problems
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title={account === null ? 'New service account' : `Service account ${account.name}`}
      submit={account === null ? 'Make account' : 'Save account'}
      disabled={name.trim() === '' || permissions.length === 0 || limit === undefined}
      onSubmit={submit}
    >
      <TextInput
        label="Name"
        description="The program that will use it."
        required
        placeholder="Payroll export"
        data-autofocus
        value={name}
        error={problemOn(problems, 'name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="What it is for"
        description="So that whoever finds it in two years knows whether it may go."
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <PermissionSelect
        label="Permissions"
        description="The most that its tokens can do; never more than you may do yourself."
        of={choices}
        value={permissions}
        onChange={setPermissions}
      />
      <TextInput
        label="Its own rate limit"
        description="Points of GraphQL cost a second, for each of its tokens. Empty: what every program may, 500."
        inputMode="numeric"
        value={points}
        error={limit === undefined ? 'A whole number of 1 or more, or nothing.' : problemOn(problems, 'pointsPerSecond')}
        onChange={(event) => setPoints(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
