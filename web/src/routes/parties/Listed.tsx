import { useState } from 'react'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { AllowPartyDocument, ListedPartiesDocument } from '@/gen/graphql'
import { Button, DataTable, FormDialog, Panel, Sections, Text, TextInput, toast, type Column } from '@/ui'

interface Service {
  name: string
}

/** The rule of the terms for signing in to other services, and those that it lets members sign in to. */
export function Listed({ manages }: { manages: boolean }) {
  const [result, refetch] = useQuery({ query: ListedPartiesDocument })
  const [adding, setAdding] = useState(false)
  const allow = useAction(AllowPartyDocument)
  const reload = () => refetch({ requestPolicy: 'network-only' })
  async function take(name: string) {
    const { problems } = await allow({ name, listed: false })
    problems.forEach(({ message }) => toast(message))
    reload()
  }
  const columns: Column<Service>[] = [
    { id: 'name', header: 'Service', cell: ({ name }) => <strong>{name}</strong> },
    {
      id: 'take',
      header: manages ? 'Decide' : '',
      align: 'end',
      cell: ({ name }) =>
        manages ? (
          <Button size="compact-sm" variant="default" aria-label={`Take off: ${name}`} onClick={() => void take(name)}>
            Take off
          </Button>
        ) : null,
    },
  ]
  return (
    <Panel
      title="Listed services"
      description="Where your terms let members sign in to listed services only, these are the ones."
      actions={
        manages ? (
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            List a service
          </Button>
        ) : null
      }
    >
      <Loaded result={result} onRetry={reload}>
        {({ partyRule, allowedParties }) => (
          <Sections gap={12}>
            <Text size="sm">{partyRule}</Text>
            {allowedParties.length === 0 ? (
              <Text size="sm" c="dimmed">
                No service is listed.
              </Text>
            ) : (
              <DataTable label="Listed services" columns={columns} rows={allowedParties.map((name) => ({ name }))} rowKey={({ name }) => name} />
            )}
          </Sections>
        )}
      </Loaded>
      {adding ? <ListService onClose={() => setAdding(false)} onDone={reload} /> : null}
    </Panel>
  )
}

function ListService({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const [name, setName] = useState('')
  const allow = useAction(AllowPartyDocument)
  async function submit() {
    const { problems } = await allow({ name: name.trim(), listed: true })
    if (problems.length === 0) {
      onDone()
      onClose()
    }
    return problems
  }
  return (
    <FormDialog opened onClose={onClose} title="List a service" submit="List" disabled={name.trim() === ''} onSubmit={submit}>
      <TextInput
        label="Service"
        description="By the name under which disclosures speak of it."
        required
        maxLength={200}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
