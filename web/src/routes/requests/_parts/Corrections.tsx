import { useState } from 'react'
import type { Request } from '../request'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { CorrectRecordsDocument, type DataCategory } from '@/gen/graphql'
import { heldChoices } from '@/routes/sources/_parts/words'
import { Button, FormDialog, Panel, Select, Text, TextInput, Tiles } from '@/ui'

/** Where a request to correct waits for somebody to say what is wrong and what is right. */
export function Corrections({ request, onChange }: { request: Request; onChange: () => void }) {
  const decides = useMay()('DECIDE_REQUESTS')
  const [opened, setOpened] = useState(false)
  const corrects = request.kind === 'RECTIFICATION' || request.kind === 'AMENDMENT'
  if (!decides || !corrects || request.state !== 'IN_PROGRESS' || request.tasks.some(({ work }) => work === 'RECTIFY')) return null
  return (
    <Panel
      title="What is wrong, and what is right"
      description="Said once: it goes to Steward’s own records, to every system that takes corrections, and to a person where none does."
      actions={<Button size="xs" onClick={() => setOpened(true)}>Give corrections</Button>}
    >
      <Text size="sm" c="dimmed">Nobody has said so yet.</Text>
      {opened ? <Form requestId={request.id} onClose={() => setOpened(false)} onDone={onChange} /> : null}
    </Panel>
  )
}

interface One {
  category: DataCategory
  field: string
  value: string
}

const none: One = { category: 'NAME_AND_CONTACT', field: '', value: '' }

function Form({ requestId, onClose, onDone }: { requestId: string; onClose: () => void; onDone: () => void }) {
  const [list, setList] = useState<readonly One[]>([none])
  const correct = useAction(CorrectRecordsDocument, 'Given; it is carried to each system.')
  const set = (at: number, change: Partial<One>) => setList((before) => before.map((one, i) => (i === at ? { ...one, ...change } : one)))
  const named = list.filter(({ field }) => field.trim() !== '')
  return (
    <FormDialog
      opened
      onClose={onClose}
      title="What is wrong, and what is right?"
      submit="Correct"
      size="lg"
      disabled={named.length === 0}
      onSubmit={async () => {
        const { problems } = await correct({ requestId, corrections: named.map((one) => ({ ...one, field: one.field.trim() })) })
        if (problems.length === 0) {
          onClose()
          onDone()
        }
        return problems
      }}
    >
      {list.map((one, i) => (
        <Tiles key={i} min={150}>
          <Select
            label="Category"
            description="Of what is wrong."
            allowDeselect={false}
            searchable
            data={heldChoices.category}
            value={one.category}
            onChange={(value) => set(i, { category: heldChoices.category.find((choice) => choice.value === value)?.value ?? one.category })}
          />
          <TextInput label="Field" description="“title”, “content” or its name." value={one.field} onChange={(event) => set(i, { field: event.currentTarget.value })} />
          <TextInput label="Right value" description="Empty clears it." value={one.value} onChange={(event) => set(i, { value: event.currentTarget.value })} />
        </Tiles>
      ))}
      <Button variant="default" size="xs" onClick={() => setList((before) => [...before, none])}>Another correction</Button>
    </FormDialog>
  )
}
