import { useState } from 'react'
import { ServiceField, Services } from './Services'
import { useAction } from '@/app/useAction'
import { AllowPartyDocument } from '@/gen/graphql'
import { Button, FormDialog, Panel, Sections, Text, toast } from '@/ui'

interface ListedProps {
  /** What the terms say, in a sentence. */
  rule: string
  names: readonly string[]
  manages: boolean
  onChange: () => void
}

/** The rule of the terms for signing in to other services, and those that it lets members sign in to. */
export function Listed({ rule, names, manages, onChange }: ListedProps) {
  const [adding, setAdding] = useState(false)
  const allow = useAction(AllowPartyDocument)
  async function take(name: string) {
    const { problems } = await allow({ name, listed: false })
    problems.forEach(({ message }) => toast(message))
    onChange()
  }
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
      <Sections gap={12}>
        <Text size="sm">{rule}</Text>
        {names.length === 0 ? (
          <Text size="sm" c="dimmed">
            No service is listed.
          </Text>
        ) : (
          <Services label="Listed services" names={names} act={manages ? { label: 'Take off', on: (name) => void take(name) } : null} />
        )}
      </Sections>
      {adding ? <ListService onClose={() => setAdding(false)} onDone={onChange} /> : null}
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
      <ServiceField name={name} onChange={setName} />
    </FormDialog>
  )
}
