import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import type { Member } from '../member'
import { gained } from './roles'
import { useAction } from '@/app/useAction'
import { RoleGrantsDocument, SetMemberRolesDocument, type Role, type RoleGrantsQuery } from '@/gen/graphql'
import { Checkbox, Effects, FormDialog, Stack, words } from '@/ui'

interface RolesDialogProps {
  member: Member
  opened: boolean
  onClose: () => void
}

/** Gives the member exactly the roles that are ticked. */
export function RolesDialog({ member, opened, onClose }: RolesDialogProps) {
  const [{ data }] = useQuery({ query: RoleGrantsDocument, pause: !opened })
  const [chosen, setChosen] = useState<readonly Role[] | null>(null)
  const save = useAction(SetMemberRolesDocument, 'Roles changed.')
  const grants = data?.roles ?? []
  const now = member.roles.filter((role) => grants.some((grant) => grant.role === role && grant.assignable))
  const roles = chosen ?? now

  function close() {
    setChosen(null)
    onClose()
  }

  function toggle(role: Role, on: boolean) {
    setChosen(on ? [...roles, role] : roles.filter((one) => one !== role))
  }

  return (
    <FormDialog
      opened={opened}
      onClose={close}
      title={`Roles of ${member.displayName}`}
      submit="Save roles"
      disabled={chosen === null}
      onSubmit={async () => {
        const { problems } = await save({ memberId: member.id, roles: [...roles] })
        if (problems.length === 0) close()
        return problems
      }}
    >
      <Stack gap={10}>
        {grants
          .filter((grant) => grant.assignable)
          .map((grant) => (
            <RoleBox
              key={grant.role}
              grant={grant}
              checked={roles.includes(grant.role)}
              onToggle={(on) => toggle(grant.role, on)}
            />
          ))}
      </Stack>
      <Effects items={effectsOf(grants, now, roles)} />
    </FormDialog>
  )
}

interface RoleBoxProps {
  grant: RoleGrantsQuery['roles'][number]
  checked: boolean
  onToggle: (on: boolean) => void
}

function RoleBox({ grant, checked, onToggle }: RoleBoxProps) {
  return (
    <Checkbox
      label={words(grant.role)}
      description={`${grant.permissions.length} permissions`}
      checked={checked}
      onChange={(event) => onToggle(event.currentTarget.checked)}
    />
  )
}

function effectsOf(grants: RoleGrantsQuery['roles'], before: readonly Role[], after: readonly Role[]): string[] {
  const more = gained(grants, before, after)
  const less = gained(grants, after, before)
  const effects = []
  if (more.length > 0) effects.push(`They gain: ${more.join(', ')}.`)
  if (less.length > 0) effects.push(`They lose: ${less.join(', ')}.`)
  if (effects.length > 0) effects.push('They sign in again before this counts.')
  return effects
}
