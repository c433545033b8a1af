import { Button, DataTable, TextInput, type Column } from '@/ui'

interface Service {
  name: string
}

interface ServicesProps {
  /** What the list is of, for screen readers. */
  label: string
  names: readonly string[]
  /** What can be done with one; null for those who only look. */
  act: { label: string; on: (name: string) => void } | null
}

/** A list of other services, each with what can be done with it. */
export function Services({ label, names, act }: ServicesProps) {
  const columns: readonly Column<Service>[] = [
    { id: 'name', header: 'Service', cell: ({ name }) => <strong>{name}</strong> },
    {
      id: 'act',
      header: act === null ? '' : 'Decide',
      align: 'end',
      cell: ({ name }) =>
        act === null ? null : (
          <Button size="compact-sm" variant="default" aria-label={`${act.label}: ${name}`} onClick={() => act.on(name)}>
            {act.label}
          </Button>
        ),
    },
  ]
  return <DataTable label={label} columns={columns} rows={names.map((name) => ({ name }))} rowKey={({ name }) => name} />
}

/** The name of another service. */
export function ServiceField({ name, onChange }: { name: string; onChange: (name: string) => void }) {
  return (
    <TextInput
      label="Service"
      description="By the name under which disclosures speak of it."
      placeholder="calendar.example"
      required
      maxLength={200}
      data-autofocus
      value={name}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
