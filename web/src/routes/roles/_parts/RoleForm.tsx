import { useId, useState } from 'react'
import type { OwnRole } from '../page'
import { byArea, type Area } from './areas'
import classes from './roles.module.css'
import { useAction } from '@/app/useAction'
import { CreateOwnRoleDocument, UpdateOwnRoleDocument, type Permission, type RolesQuery } from '@/gen/graphql'
import { Checkbox, FormDialog, Text, TextInput, words } from '@/ui'

type Info = RolesQuery['permissions'][number]

interface RoleFormProps {
  /** The role to change; null makes a new one. */
  role: OwnRole | null
  permissions: readonly Info[]
  onClose: () => void
}

/** Makes or changes a role of the organization's own, of permissions that the viewer holds. */
export function RoleForm({ role, permissions, onClose }: RoleFormProps) {
  const [name, setName] = useState(role?.name ?? '')
  const [description, setDescription] = useState(role?.description ?? '')
  const [chosen, setChosen] = useState<readonly Permission[]>(role?.permissions ?? [])
  const create = useAction(CreateOwnRoleDocument, 'Role made.')
  const update = useAction(UpdateOwnRoleDocument, 'Role changed. Those who hold it sign in again.')

  async function submit() {
    const said = { name: name.trim(), description: description.trim(), permissions: [...chosen] }
    const { problems } =
      role === null ? await create(said) : await update({ ...said, ownRoleId: role.id, version: role.version })
    if (problems.length === 0) onClose()
    return problems
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title={role === null ? 'New role' : `Role ${role.name}`}
      submit={role === null ? 'Make role' : 'Save role'}
      disabled={name.trim() === '' || chosen.length === 0}
      size="lg"
      onSubmit={submit}
    >
      <TextInput
        label="Name"
        required
        maxLength={60}
        placeholder="Department helpdesk"
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="What it is for"
        maxLength={500}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <div className={classes.areas}>
        {byArea(permissions.filter(({ ownable }) => ownable)).map((area) => (
          <AreaBoxes key={area.name} area={area} chosen={chosen} onChange={setChosen} />
        ))}
      </div>
      <Text size="sm" c="dimmed">
        You can put in only what you may do yourself. On a member’s page the role can then be limited to the members of
        some groups, such as a department or a class.
      </Text>
    </FormDialog>
  )
}

interface AreaBoxesProps {
  area: Area<Info>
  chosen: readonly Permission[]
  onChange: (chosen: readonly Permission[]) => void
}

function AreaBoxes({ area, chosen, onChange }: AreaBoxesProps) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id}>
      <div id={id} className={classes.heading}>
        {area.name}
      </div>
      <div className={classes.boxes}>
        {area.rows.map(({ permission, description, held, limitable }) => (
          <Checkbox
            key={permission}
            label={words(permission)}
            description={`${description}${limitable ? '' : ' Always for the whole organization.'}${held ? '' : ' You do not have it yourself.'}`}
            checked={chosen.includes(permission)}
            disabled={!held && !chosen.includes(permission)}
            onChange={({ currentTarget: { checked } }) =>
              onChange(checked ? [...chosen, permission] : chosen.filter((one) => one !== permission))
            }
          />
        ))}
      </div>
    </div>
  )
}
