import { useState } from 'react'
import type { Standing } from './Standing'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { OrganizationsDocument, SetParentOrganizationDocument } from '@/gen/graphql'
import { FormDialog, Select, Text, useDebouncedValue } from '@/ui'

interface SetParentProps {
  standing: Standing
  onClose: () => void
  onDone: () => void
}

/** Puts an organization into the family of another, or on its own. */
export function SetParent({ standing, onClose, onDone }: SetParentProps) {
  const { organization, parent } = standing
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 200)
  const [{ data }] = useQuery({ query: OrganizationsDocument, variables: { first: 20, search } })
  const [chosen, setChosen] = useState<string | null>(parent?.id ?? null)
  const set = useAction(SetParentOrganizationDocument, chosen === null ? 'It stands on its own.' : 'Parent set.')
  const found = (data?.organizations.nodes ?? []).filter(({ id }) => id !== organization.id)
  const known = parent === null || found.some(({ id }) => id === parent.id) ? found : [parent, ...found]

  async function submit() {
    const done = await set({ organizationId: organization.id, parentId: chosen })
    if (done.data !== null) {
      onDone()
      onClose()
    }
    return done.problems
  }

  return (
    <FormDialog opened onClose={onClose} title={`Parent of ${organization.name}`} submit="Save" onSubmit={submit}>
      <Text size="sm">
        Organizations of one parent can share a domain: whoever signs in with it then chooses between them. They see nothing
        of each other.
      </Text>
      <Select
        label="Parent"
        description="None when empty."
        clearable
        searchable
        searchValue={text}
        onSearchChange={setText}
        data={known.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={setChosen}
      />
    </FormDialog>
  )
}
