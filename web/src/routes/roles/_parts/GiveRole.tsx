import { useState } from 'react'
import { GroupPicker } from '@/app/GroupPicker'
import type { Picked } from '@/app/Picker'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { GrantableRolesDocument, GrantRoleDocument } from '@/gen/graphql'
import { FormDialog, Select, words } from '@/ui'

interface GiveProps {
  id: string
  name: string
  onClose: () => void
}

/** Gives a member a role of the organization's own, or a standard one limited to groups. */
export function GiveRole({ id, name, onClose }: GiveProps) {
  const [{ data }] = useQuery({ query: GrantableRolesDocument })
  const [role, setRole] = useState<string | null>(null)
  const [groups, setGroups] = useState<Picked[]>([])
  const give = useAction(GrantRoleDocument, 'The role is given. They sign in again before it counts.')
  const standard = (data?.roles ?? []).filter((one) => one.limitable)
  const ownRoles = data?.ownRoles ?? []
  const own = ownRoles.find((one) => one.id === role)
  const limited = groups.length > 0

  async function submit() {
    const what = own === undefined ? { role: standard.find((one) => one.role === role)?.role } : { ownRoleId: own.id }
    const { problems } = await give({ memberId: id, ...what, ...(limited ? { groupIds: groups.map((one) => one.id) } : {}) })
    if (problems.length === 0) onClose()
    return problems
  }

  return (
    <FormDialog opened onClose={onClose} title={`Give ${name} a role`} submit="Give role" disabled={role === null || (own === undefined && !limited)} onSubmit={submit}>
      <Select
        label="Role"
        required
        data={[
          { group: 'Your own roles', items: ownRoles.map((one) => ({ value: one.id, label: one.name })) },
          { group: 'Standard roles', items: standard.map((one) => ({ value: one.role, label: words(one.role) })) },
        ].filter(({ items }) => items.length > 0)}
        description={own?.description}
        value={role}
        onChange={setRole}
      />
      <GroupPicker
        label="Only for the members of"
        description="Without a group, a role of your own counts for the whole organization. A standard role needs a group here."
        value={groups}
        onChange={setGroups}
      />
    </FormDialog>
  )
}
