import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { KeepHealthRecordDocument } from '@/gen/graphql'
import { FormDialog, Textarea, TextInput } from '@/ui'

/** A health record as it is written. */
export interface Entry {
  recordId?: string
  productId: string
  title: string
  content: string
  at: string
}

interface HealthFormProps {
  entry: Entry
  onClose: () => void
  onDone: () => void
}

/** Writes a health record, or corrects one. */
export function HealthForm({ entry, onClose, onDone }: HealthFormProps) {
  const [title, setTitle] = useState(entry.title)
  const [content, setContent] = useState(entry.content)
  const keep = useAction(KeepHealthRecordDocument, 'Kept.')
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={entry.recordId === undefined ? 'Add a health record' : 'Correct a health record'}
      submit="Keep"
      disabled={title.trim() === ''}
      onSubmit={async () => {
        const { problems } = await keep({ ...entry, title: title.trim(), content: content.trim() === '' ? undefined : content.trim() })
        if (problems.length === 0) {
          onClose()
          onDone()
        }
        return problems
      }}
    >
      <TextInput label="Title" required maxLength={200} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
      <Textarea label="What it says" autosize minRows={3} maxLength={4000} value={content} onChange={(event) => setContent(event.currentTarget.value)} />
    </FormDialog>
  )
}
