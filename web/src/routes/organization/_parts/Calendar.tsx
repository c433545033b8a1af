import { IconCalendarOff } from '@tabler/icons-react'
import { useState } from 'react'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { AddHolidaysDocument, HolidaysDocument, RemoveHolidayDocument, type HolidaysQuery } from '@/gen/graphql'
import { Button, ConfirmDialog, DataTable, EmptyState, FormDialog, Moment, Panel, TextInput, toast, type Column } from '@/ui'

type Holiday = HolidaysQuery['holidays'][number]

/** The days on which the organization doesn't work, for deadlines in business days. */
export function Calendar() {
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const [result, refetch] = useQuery({ query: HolidaysDocument })
  const again = () => refetch({ requestPolicy: 'network-only' })
  const manages = may('MANAGE_TERMS')
  return (
    <Panel
      title="Holidays"
      description="Business days of your terms leave these out. Laws keep to their own calendars, and requests to the calendar of the day they came in."
      flush
      actions={
        manages ? (
          <Button variant="default" onClick={() => setAdding(true)}>
            Add holiday
          </Button>
        ) : undefined
      }
    >
      <Loaded result={result} onRetry={again}>
        {({ holidays }) => <Days days={holidays} manages={manages} onDone={again} />}
      </Loaded>
      {adding ? <Add onClose={() => setAdding(false)} onDone={again} /> : null}
    </Panel>
  )
}

function Days({ days, manages, onDone }: { days: readonly Holiday[]; manages: boolean; onDone: () => void }) {
  const [removing, setRemoving] = useState<Holiday | null>(null)
  const remove = useAction(RemoveHolidayDocument)
  if (days.length === 0) {
    return (
      <EmptyState compact icon={IconCalendarOff} title="No holidays">
        Every Monday to Friday counts as a business day. Add the days on which your office is closed, so that deadlines fit.
      </EmptyState>
    )
  }
  const columns: Column<Holiday>[] = [
    { id: 'day', header: 'Day', cell: ({ day }) => <Moment at={`${day}T00:00:00Z`} show="date" /> },
    { id: 'name', header: 'Name', cell: ({ name }) => name },
    {
      id: 'remove',
      header: 'Change',
      cell: (holiday) =>
        manages ? (
          <Button size="compact-sm" variant="default" onClick={() => setRemoving(holiday)} aria-label={`Remove ${holiday.name}`}>
            Remove
          </Button>
        ) : null,
    },
  ]
  return (
    <>
      <DataTable label="Holidays" columns={columns} rows={days} rowKey={({ id }) => id} />
      {removing === null ? null : (
        <ConfirmDialog
          opened
          title={`Remove ${removing.name}?`}
          confirm="Remove holiday"
          effects={['From now on the day counts as a business day.', 'Dates of requests that are under way stay as they are.']}
          onClose={() => setRemoving(null)}
          onConfirm={async () => {
            const { problems } = await remove({ holidayId: removing.id })
            if (problems.length === 0) {
              toast('Holiday removed.')
              setRemoving(null)
              onDone()
            }
            return problems
          }}
        />
      )}
    </>
  )
}

function Add({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const [day, setDay] = useState('')
  const [name, setName] = useState('')
  const add = useAction(AddHolidaysDocument)
  async function submit() {
    const { problems } = await add({ holidays: [{ day, name: name.trim() }] })
    if (problems.length === 0) {
      toast('Holiday added.')
      onDone()
      onClose()
    }
    return problems
  }
  return (
    <FormDialog opened onClose={onClose} title="Add holiday" submit="Add holiday" onSubmit={submit}>
      <TextInput label="Day" type="date" required data-autofocus value={day} onChange={(event) => setDay(event.currentTarget.value)} />
      <TextInput label="Name" description="What the day is called, such as Founders’ day." required value={name} onChange={(event) => setName(event.currentTarget.value)} />
    </FormDialog>
  )
}
