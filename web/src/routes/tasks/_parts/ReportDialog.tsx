import { useState } from 'react'
import { uploadEvidence } from './evidence'
import { heldChoices } from '../../sources/_parts/words'
import { useAction } from '@/app/useAction'
import { ReportHandTaskDocument, type DataCategory, type TaskWork } from '@/gen/graphql'
import { Button, FileInput, FormDialog, Select, Text, Textarea, TextInput, Tiles } from '@/ui'

interface Field {
  category: DataCategory
  field: string
  items: string
  value: string
}

interface ReportDialogProps {
  task: { id: string; work?: TaskWork | null; instructions?: string | null }
  onClose: () => void
}

const none: Field = { category: 'NAME_AND_CONTACT', field: '', items: '1', value: '' }

/** Says what was done by hand: which fields, how, and what shows it. */
export function ReportDialog({ task, onClose }: ReportDialogProps) {
  const [fields, setFields] = useState<readonly Field[]>([none])
  const [note, setNote] = useState('')
  const [evidence, setEvidence] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const report = useAction(ReportHandTaskDocument, 'Reported. Somebody else looks at it now.')
  const set = (at: number, change: Partial<Field>) => setFields((before) => before.map((one, i) => (i === at ? { ...one, ...change } : one)))
  const gives = task.work === 'COLLECT'

  async function send() {
    try {
      const { problems } = await report({
        handTaskId: task.id,
        fields: fields.filter(({ field }) => field.trim() !== '').map(({ category, field, items, value }) => ({
          category, field: field.trim(), items: Number.parseInt(items, 10) || 0, value: gives && value !== '' ? value : undefined,
        })),
        note,
        evidence: evidence === '' ? undefined : evidence,
        fileId: file === null ? undefined : await uploadEvidence(file),
      })
      if (problems.length === 0) onClose()
      return problems
    } catch (error) {
      return [{ message: error instanceof Error ? error.message : 'The file was not taken. Try again.', path: [] }]
    }
  }

  return (
    <FormDialog opened onClose={onClose} title="What did you do?" submit="Report" size="lg" disabled={note.trim() === ''} onSubmit={send}>
      {task.instructions == null ? null : <Text size="sm">{task.instructions}</Text>}
      {fields.map((one, i) => (
        <Tiles key={i} min={150}>
          <TextInput label="Field" description="Its name there." value={one.field} onChange={(event) => set(i, { field: event.currentTarget.value })} />
          <Select
            label="Category"
            description="What it is."
            allowDeselect={false}
            searchable
            data={heldChoices.category}
            value={one.category}
            onChange={(category) => set(i, { category: category ?? one.category })}
          />
          <TextInput
            label="How many"
            description="Items."
            type="number"
            min={0}
            value={one.items}
            onChange={(event) => set(i, { items: event.currentTarget.value })}
          />
          {gives ? (
            <Textarea
              label="What is there"
              description="For the package."
              autosize
              value={one.value}
              onChange={(event) => set(i, { value: event.currentTarget.value })}
            />
          ) : null}
        </Tiles>
      ))}
      <div>
        <Button size="compact-sm" variant="subtle" onClick={() => setFields((before) => [...before, none])}>Add a field</Button>
      </div>
      <Textarea
        label="How it was done"
        description="At least 20 characters."
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <TextInput
        label="What shows it"
        description="Such as the number of a protocol, or who was there."
        value={evidence}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
      <FileInput label="File" description="PDF, picture or text, at most 10 MiB. It is deleted with the member’s keys." clearable clearButtonProps={{ 'aria-label': 'Take the file away' }} value={file} onChange={setFile} />
    </FormDialog>
  )
}
