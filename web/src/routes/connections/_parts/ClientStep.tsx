import type { Draft } from './draft'
import { Select, Stack, TextInput } from '@/ui'

const methods = [
  { value: 'SECRET', label: 'A client secret' },
  { value: 'PRIVATE_KEY', label: 'A key of its own (private_key_jwt)' },
  { value: 'NONE', label: 'Nothing: a public client' },
] as const

interface ClientStepProps {
  draft: Draft
  saved: boolean
  onChange: (part: Partial<Draft>) => void
}

/** What the provider gave: who we are there, and how that is proved. */
export function ClientStep({ draft, saved, onChange }: ClientStepProps) {
  return (
    <Stack gap="md">
      <TextInput label="Name" description="How people call it when they choose." required value={draft.name} onChange={(event) => onChange({ name: event.currentTarget.value })} />
      <TextInput label="Client id" required value={draft.clientId} onChange={(event) => onChange({ clientId: event.currentTarget.value })} />
      <Select
        label="Steward proves itself by"
        allowDeselect={false}
        data={[...methods]}
        value={draft.auth}
        onChange={(next) => onChange({ auth: methods.find(({ value }) => value === next)?.value ?? draft.auth })}
      />
      {draft.auth === 'SECRET' ? (
        <TextInput
          label="Client secret"
          type="password"
          autoComplete="off"
          description={saved ? 'Leave empty to keep the present one. To let both work for a while, use “New secret” on the connection’s page.' : 'It is sealed, and never shown again.'}
          value={draft.clientSecret}
          onChange={(event) => onChange({ clientSecret: event.currentTarget.value })}
        />
      ) : null}
      <TextInput
        label="Scopes"
        description="Beside openid, with spaces between them."
        value={draft.scopes}
        onChange={(event) => onChange({ scopes: event.currentTarget.value })}
      />
      <TextInput
        label="Classes of authentication for dangerous changes (acr)"
        description="The provider must reach one of them when somebody confirms that it is them, with spaces between them. Empty: seeing the person again is enough."
        value={draft.stepUp}
        onChange={(event) => onChange({ stepUp: event.currentTarget.value })}
      />
    </Stack>
  )
}
