import { useState } from 'react'
import type { Discovery, Draft } from './draft'
import { guides } from './guides'
import { providerOptions } from './providers'
import { useAction } from '@/app/useAction'
import { DiscoverProviderDocument } from '@/gen/graphql'
import { Button, Checkbox, Facts, Notice, Problems, Select, Stack, TextInput, type Problem } from '@/ui'

interface ProviderStepProps {
  draft: Draft
  found: Discovery | null
  onChange: (part: Partial<Draft>) => void
  onFound: (found: Discovery | null) => void
}

/** Whose provider it is and where: asks what answers there. */
export function ProviderStep({ draft, found, onChange, onFound }: ProviderStepProps) {
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const discover = useAction(DiscoverProviderDocument)
  const guide = guides[draft.provider]
  const google = draft.provider === 'GOOGLE'

  async function ask(typed: string) {
    setBusy(true)
    const { data, problems: wrong } = await discover({ provider: draft.provider, typed })
    setBusy(false)
    setProblems(wrong)
    const answer = data?.discoverProvider.discovery ?? null
    onFound(answer)
    if (answer !== null && answer.otherIssuer == null) onChange({ issuer: answer.issuer, confirmed: false })
  }

  return (
    <Stack gap="md">
      <Select
        label="Provider"
        allowDeselect={false}
        data={providerOptions}
        value={draft.provider}
        onChange={(next) => {
          const one = providerOptions.find(({ value }) => value === next)
          if (one !== undefined) onChange({ provider: one.value, issuer: '' })
          onFound(null)
        }}
      />
      <TextInput
        label={guide.ask}
        description={guide.hint}
        required
        value={google ? draft.hostedDomain : draft.typed}
        onChange={(event) => {
          onChange(google ? { hostedDomain: event.currentTarget.value } : { typed: event.currentTarget.value, issuer: '' })
          if (!google) onFound(null)
        }}
      />
      <div>
        <Button variant="default" loading={busy} onClick={() => void ask(google ? 'google' : draft.typed)}>
          Ask the provider
        </Button>
      </div>
      <Problems problems={problems} />
      {found === null ? null : <Found found={found} draft={draft} onChange={onChange} onUse={(issuer) => {
        onChange({ typed: issuer })
        void ask(issuer)
      }} />}
    </Stack>
  )
}

interface FoundProps {
  found: Discovery
  draft: Draft
  onChange: (part: Partial<Draft>) => void
  onUse: (issuer: string) => void
}

function Found({ found, draft, onChange, onUse }: FoundProps) {
  const other = found.otherIssuer
  if (other != null) {
    return (
      <Notice tone="warning" title="The provider calls itself otherwise" action={<Button size="xs" onClick={() => onUse(other)}>Use {other}</Button>}>
        What answers at {found.issuer} says that its issuer is {other}. They must be the same, letter by letter.
      </Notice>
    )
  }
  return (
    <Stack gap="md">
      <Notice tone="success" title="The provider answers">
        <Facts
          items={[
            ['Issuer', found.issuer],
            ['Browsers go to', found.endpoints.authorize],
            ['Signs with', found.algorithms.join(', ')],
            ['PKCE', found.pkce ? 'announced' : 'not announced; sent anyway'],
            ['Clients prove themselves by', found.authMethods.join(', ')],
          ]}
        />
      </Notice>
      {found.foreignHosts.length === 0 ? null : (
        <Notice tone="warning" title="It also leads to other domains">
          <Checkbox
            label={`${found.foreignHosts.join(', ')}: these belong to the provider`}
            description="They are remembered. If the provider leads elsewhere later, the connection is stopped and you are told."
            checked={draft.confirmed}
            onChange={(event) => onChange({ confirmed: event.currentTarget.checked })}
          />
        </Notice>
      )}
    </Stack>
  )
}
