import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'

interface SearchFieldProps {
  label: string
  placeholder: string
  value: string
  /** Called once typing pauses. */
  onSearch: (text: string) => void
}

/** A field that searches while one types. */
export function SearchField({ label, placeholder, value, onSearch }: SearchFieldProps) {
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  const settle = useDebouncedCallback(onSearch, 250)
  if (known !== value) {
    // The address changed under us, as by the browser's back button.
    setKnown(value)
    setText(value)
  }

  function change(next: string) {
    setText(next)
    settle(next.trim())
  }

  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text === '' ? null : <CloseButton size="sm" aria-label="Clear search" onClick={() => change('')} />}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      w={{ base: '100%', xs: 300 }}
    />
  )
}
