import type { Permission } from '@/gen/graphql'
import { MultiSelect, words } from '@/ui'

interface PermissionSelectProps {
  label: string
  description: string
  of: readonly Permission[]
  value: readonly Permission[]
  onChange: (value: readonly Permission[]) => void
}

/** Chooses among permissions, in the order given. */
export function PermissionSelect({ label, description, of, value, onChange }: PermissionSelectProps) {
  return (
    <MultiSelect
      label={label}
      description={description}
      required
      searchable
      data={of.map((one) => ({ value: one, label: words(one) }))}
      value={[...value]}
      onChange={(next) => onChange(of.filter((one) => next.includes(one)))}
    />
  )
}
