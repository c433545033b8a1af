import { useState } from 'react'
import { lengths } from './lengths'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { AskSupportDocument, FindOrganizationsDocument } from '@/gen/graphql'
import { FormDialog, Select, Text, Textarea, useDebouncedValue } from '@/ui'

/** Asks an organization’s owners to be let in. */
export function Ask({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, 200)
  const [organizationId, setOrganization] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [hours, setHours] = useState('4')
  const [{ data }] = useQuery({ query: FindOrganizationsDocument, variables: { search } })
  const ask = useAction(AskSupportDocument, 'Asked. Their owners are told.')
  return (
    <FormDialog
      opened
      onClose={onClose}
      title="Ask to be let in"
      submit="Ask"
      disabled={organizationId === null || reason.trim().length < 10}
      onSubmit={async () => {
        const { problems } = await ask({ organizationId: organizationId ?? '', reason: reason.trim(), hours: Number(hours) })
        if (problems.length === 0) onClose()
        return problems
      }}
    >
      <Text size="sm">Nothing opens until an owner there allows it. After a week without an answer the question is over.</Text>
      <Select
        label="Organization"
        required
        searchable
        placeholder="Part of its name"
        data={(data?.organizations.nodes ?? []).map(({ id, name, slug }) => ({ value: id, label: `${name} (${slug})` }))}
        filter={({ options }) => options}
        onSearchChange={setTyped}
        value={organizationId}
        onChange={setOrganization}
      />
      <Textarea
        label="Reason"
        description="What you shall help with. Their owners read it, and both logs keep it."
        required
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Select label="For" allowDeselect={false} data={lengths} value={hours} onChange={(next) => setHours(next ?? hours)} />
    </FormDialog>
  )
}
