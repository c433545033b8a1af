import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './FilterBar.module.css'

/** The row of search and filters above a list. */
export function FilterBar({ children }: { children: ReactNode }) {
  return (
    <div className={classes.bar} role="search">
      {children}
    </div>
  )
}

interface FilterSelectProps<Value extends string> {
  label: string
  /** What is said while nothing is filtered. */
  all: string
  options: readonly { value: Value; label: string }[]
  value: Value | undefined
  onChange: (value: Value | undefined) => void
}

/** One filter: all, or one of a few. */
export function FilterSelect<Value extends string>(props: FilterSelectProps<Value>) {
  const { label, all, options, value, onChange } = props
  return (
    <Select
      aria-label={label}
      placeholder={all}
      clearable
      clearButtonProps={{ 'aria-label': `Clear ${label.toLowerCase()}` }}
      data={[...options]}
      value={value ?? null}
      onChange={(next) => onChange(options.find((option) => option.value === next)?.value)}
      w={{ base: '100%', xs: 190 }}
      comboboxProps={{ shadow: 'md' }}
      searchable={options.length > 8}
    />
  )
}
