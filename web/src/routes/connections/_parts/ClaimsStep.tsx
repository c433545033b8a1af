import classes from './connections.module.css'
import type { Draft } from './draft'
import { guides } from './guides'
import { useRoleChoices } from './roleChoices'
import { Button, Checkbox, MultiSelect, Stack, Text, TextInput } from '@/ui'

/** Which claims say who somebody is, and which groups give roles. */
export function ClaimsStep({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const line = (at: number, part: Partial<Draft['groupRoles'][number]>) =>
    onChange({ groupRoles: draft.groupRoles.map((one, i) => (i === at ? { ...one, ...part } : one)) })
  const { options, among } = useRoleChoices()
  const entra = draft.provider === 'ENTRA'
  return (
    <Stack gap="md">
      <div className={classes.row}>
        <TextInput label="E-mail claim" placeholder="email" value={draft.email} onChange={(event) => onChange({ email: event.currentTarget.value })} />
        <TextInput
          label="Verified claim"
          placeholder={entra ? 'xms_edov' : 'email_verified'}
          value={draft.emailVerified}
          onChange={(event) => onChange({ emailVerified: event.currentTarget.value })}
        />
        <TextInput label="Name claim" placeholder="name" value={draft.fullName} onChange={(event) => onChange({ fullName: event.currentTarget.value })} />
        <TextInput label="Groups claim" placeholder="groups" value={draft.groups} onChange={(event) => onChange({ groups: event.currentTarget.value })} />
      </div>
      <Checkbox
        label="Believe the provider’s addresses without its word that they are verified"
        description="Only where administrators alone set addresses at the provider. Whoever can set an address there could become its owner here."
        checked={draft.trustEmail}
        onChange={(event) => onChange({ trustEmail: event.currentTarget.checked })}
      />
      <Text fw={600}>Roles by groups</Text>
      <Text size="sm" c="dimmed">
        {guides[draft.provider].groups} Only groups named here give roles; where the claim is missing, roles stay as they are.
      </Text>
      {draft.groupRoles.map((one, at) => (
        <div key={at} className={classes.row}>
          <TextInput label={`Group ${String(at + 1)}`} value={one.group} onChange={(event) => line(at, { group: event.currentTarget.value })} />
          <MultiSelect
            label={`Roles of group ${String(at + 1)}`}
            data={options(draft.ownerByGroup)}
            value={one.roles}
            onChange={(next) => line(at, { roles: among(next) })}
          />
          <Button variant="default" onClick={() => onChange({ groupRoles: draft.groupRoles.filter((_, i) => i !== at) })}>
            Remove group {at + 1}
          </Button>
        </div>
      ))}
      <div>
        <Button variant="default" onClick={() => onChange({ groupRoles: [...draft.groupRoles, { group: '', roles: [] }] })}>
          Add a group
        </Button>
      </div>
      <Checkbox
        label="Let a group give the owner’s role"
        description="Otherwise nobody becomes an owner by what a provider says."
        checked={draft.ownerByGroup}
        onChange={(event) => onChange({ ownerByGroup: event.currentTarget.checked })}
      />
    </Stack>
  )
}
