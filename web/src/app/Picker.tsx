import { Loader, MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'

/** A thing that was picked: its id and its name. */
export interface Picked {
  id: string
  name: string
}

/** What every picker takes. */
export interface PickerProps {
  label: string
  description?: string
  value: readonly Picked[]
  onChange: (value: Picked[]) => void
}

interface SearchPickerProps extends PickerProps {
  /** Asks the server; nothing is asked for an empty text. */
  useFind: (search: string) => { found: readonly Picked[]; fetching: boolean }
}

/** Picks things by the beginning of their names; the server searches. */
export function SearchPicker({ label, description, value, onChange, useFind }: SearchPickerProps) {
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 200)
  const { found, fetching } = useFind(search)
  const known = [...value, ...found.filter(({ id }) => !value.some((one) => one.id === id))]
  return (
    <MultiSelect
      label={label}
      description={description}
      placeholder={value.length === 0 ? 'Type the beginning of a name' : undefined}
      searchable
      hidePickedOptions
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      rightSection={fetching ? <Loader size={14} /> : undefined}
      nothingFoundMessage={search === '' ? undefined : 'Nothing found'}
      data={known.map(({ id, name }) => ({ value: id, label: name }))}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange(known.filter(({ id }) => ids.includes(id)))}
    />
  )
}
