import type { Draft } from './draft'
import { useRoleChoices } from './roleChoices'
import { GroupPicker } from '@/app/GroupPicker'
import { useQuery } from '@/app/useQuery'
import { JoinChoicesDocument } from '@/gen/graphql'
import { Checkbox, MultiSelect, Stack, Text } from '@/ui'

/** Who becomes a member by signing in. */
export function JoinStep({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const [{ data }] = useQuery({ query: JoinChoicesDocument })
  const { options, among } = useRoleChoices()
  const domains = (data?.organization.domains ?? []).filter(({ verifiedAt }) => verifiedAt != null)
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        Otherwise only those sign in whom you or a directory added before. Their address must be in a domain that you proved,
        and vouched for by the provider.
      </Text>
      <Checkbox label="Make members of people who sign in for the first time" checked={draft.joins} onChange={(event) => onChange({ joins: event.currentTarget.checked })} />
      {draft.joins ? (
        <>
          <MultiSelect
            label="Of these domains"
            description="All that you proved, if none is chosen."
            data={domains.map(({ name }) => name)}
            value={draft.joinDomains}
            onChange={(joinDomains) => onChange({ joinDomains })}
          />
          <MultiSelect label="With these roles" data={options(false)} value={draft.joinRoles} onChange={(next) => onChange({ joinRoles: among(next) })} />
          <GroupPicker label="In these groups" value={draft.joinGroups} onChange={(joinGroups) => onChange({ joinGroups })} />
          <MultiSelect
            label="With these products"
            data={(data?.products ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={draft.joinProducts}
            onChange={(joinProducts) => onChange({ joinProducts })}
          />
        </>
      ) : null}
    </Stack>
  )
}
