import { useState } from 'react'
import { useAction } from '../useAction'
import { CreateSavedViewDocument, type SavedViewList } from '@/gen/graphql'
import { CopyText, FormDialog, Text, TextInput } from '@/ui'

interface KeepViewProps {
  list: SavedViewList
  search: string
  onClose: () => void
}

/** Keeps the present filter under a name. */
export function KeepView({ list, search, onClose }: KeepViewProps) {
  const [name, setName] = useState('')
  const keep = useAction(CreateSavedViewDocument, 'The view is kept.')
  const address = `${window.location.origin}${window.location.pathname}?${search}`
  return (
    <FormDialog
      opened
      onClose={onClose}
      title="Keep this filter"
      submit="Keep"
      disabled={name.trim() === ''}
      onSubmit={async () => {
        const { problems } = await keep({ list, name, search })
        if (problems.length === 0) onClose()
        return problems
      }}
    >
      <TextInput
        data-autofocus
        label="Name"
        description="Only you see it, wherever you sign in. It shows what fits on the day you open it."
        required
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div>
        <Text size="sm" c="dimmed">
          To show it to a colleague, pass its address on. They see what their own role lets them see.
        </Text>
        <CopyText value={address} label="address of this filter" />
      </div>
    </FormDialog>
  )
}
