import { useState } from 'react'
import { domainsOf, slugOf } from './names'
import { useAction } from '@/app/useAction'
import { CreateOrganizationDocument, type OrganizationKind } from '@/gen/graphql'
import { FormDialog, Group, Select, Textarea, TextInput } from '@/ui'

const kinds: { value: OrganizationKind; label: string }[] = [
  { value: 'BUSINESS', label: 'Business or authority' },
  { value: 'SCHOOL', label: 'School or university' },
]

interface CreateOrganizationProps {
  onClose: () => void
  onCreated: (setupToken: string) => void
}

/** Makes an organization; its set-up token is shown once. */
export function CreateOrganization({ onClose, onCreated }: CreateOrganizationProps) {
  const [name, setName] = useState('')
  const [slug, setSlug] = useState<string | null>(null)
  const [kind, setKind] = useState<OrganizationKind>('BUSINESS')
  const [jurisdiction, setJurisdiction] = useState('EU')
  const [domains, setDomains] = useState('')
  const create = useAction(CreateOrganizationDocument)
  const short = slug ?? slugOf(name)

  async function submit() {
    const { data, problems } = await create({
      name: name.trim(),
      slug: short,
      kind,
      jurisdiction: jurisdiction.trim(),
      domains: domainsOf(domains),
    })
    const token = data?.createOrganization.setupToken
    if (token != null) onCreated(token)
    return problems
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title="New organization"
      submit="Create organization"
      disabled={[name, short, jurisdiction].some((text) => text.trim() === '')}
      onSubmit={submit}
    >
      <TextInput label="Name" required data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <TextInput
        label="Short name"
        description="For addresses: lower-case letters, digits and hyphens."
        required
        value={short}
        onChange={(event) => setSlug(event.currentTarget.value)}
      />
      <Group grow align="flex-start">
        <Select
          label="Kind"
          allowDeselect={false}
          data={kinds}
          value={kind}
          onChange={(next) => setKind(kinds.find((one) => one.value === next)?.value ?? kind)}
        />
        <TextInput
          label="Jurisdiction"
          description="Such as EU, UK or US-CA."
          required
          value={jurisdiction}
          onChange={(event) => setJurisdiction(event.currentTarget.value)}
        />
      </Group>
      <Textarea
        label="Domains"
        description="E-mail domains that you vouch for, one a line."
        autosize
        minRows={2}
        value={domains}
        onChange={(event) => setDomains(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
