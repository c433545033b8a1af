import { useState } from 'react'
import { GroupPicker } from '@/app/GroupPicker'
import type { Picked } from '@/app/Picker'
import { problemOn, useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { InvitableRolesDocument, InviteMemberDocument, type Role } from '@/gen/graphql'
import { FormDialog, MultiSelect, TextInput, words, type Problem } from '@/ui'

/** Invites a person by mail. */
export function Invite({ onClose }: { onClose: () => void }) {
  const may = useMay()
  const [{ data }] = useQuery({ query: InvitableRolesDocument, pause: !may('MANAGE_ROLES') })
  const [email, setEmail] = useState('')
  const [roles, setRoles] = useState<readonly Role[]>([])
  const [groups, setGroups] = useState<Picked[]>([])
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const invite = useAction(InviteMemberDocument, 'The invitation is on its way.')
  const assignable = (data?.roles ?? []).filter((one) => one.assignable).map(({ role }) => role)
  return (
    <FormDialog
      opened
      onClose={onClose}
      title="Invite a person"
      submit="Send invitation"
      disabled={!email.includes('@')}
      onSubmit={async () => {
        const done = await invite({ email: email.trim(), roles: [...roles], groupIds: groups.map(({ id }) => id) })
        setProblems(done.problems)
        if (done.problems.length === 0) onClose()
        return done.problems
      }}
    >
      <TextInput
        data-autofocus
        type="email"
        label="E-mail address"
        description="In a domain that you proved. They accept by signing in with it through your organization’s connection."
        required
        maxLength={254}
        value={email}
        error={problemOn(problems, 'email')}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      {may('MANAGE_ROLES') ? (
        <MultiSelect
          label="Roles"
          description="None: a plain member."
          searchable
          data={assignable.map((value) => ({ value, label: words(value) }))}
          value={[...roles]}
          onChange={(next) => setRoles(assignable.filter((role) => next.includes(role)))}
        />
      ) : null}
      <GroupPicker label="Groups" description="Those made here; a directory fills its own." value={groups} onChange={setGroups} />
    </FormDialog>
  )
}
