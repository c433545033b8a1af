import type { Collection } from './entered'
import { HeldFields } from './HeldFields'
import classes from './sources.module.css'
import { Button, Panel, Sections, Textarea, TextInput } from '@/ui'

interface CollectionFieldsProps {
  number: number
  collection: Collection
  set: (change: Partial<Collection>) => void
  onRemove?: (() => void) | undefined
}

const queries = [
  ['read', 'Read', 'Gives a person’s rows. The column key names a row; at, title and content are known; others become fields.'],
  ['erase', 'Erase', 'Deletes them, or blanks what is personal.'],
  ['verify', 'Verify', 'Counts what is left, as one number. Nothing counts as erased before it gives 0.'],
] as const

/** One sort of rows, with its three queries. */
export function CollectionFields({ number, collection, set, onRemove }: CollectionFieldsProps) {
  const called = collection.name.trim() === '' ? `Rows ${String(number)}` : collection.name
  return (
    <Panel
      title={called}
      actions={onRemove === undefined ? undefined : <Button size="xs" variant="subtle" onClick={onRemove}>Remove {called}</Button>}
    >
      <Sections gap={14}>
        <TextInput
          label="Name of these rows"
          description="Such as orders."
          required
          value={collection.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <HeldFields held={collection} set={set} />
        {queries.map(([part, label, description]) => (
          <Textarea
            key={part}
            label={label}
            description={description}
            required
            autosize
            minRows={2}
            maxRows={12}
            maxLength={8000}
            spellCheck={false}
            classNames={{ input: classes.query }}
            value={collection[part]}
            onChange={(event) => set({ [part]: event.currentTarget.value })}
          />
        ))}
      </Sections>
    </Panel>
  )
}
