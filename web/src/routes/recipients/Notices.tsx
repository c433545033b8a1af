import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { ObjectToSubprocessorDocument, type RecipientsQuery } from '@/gen/graphql'
import { Button, ConfirmDialog, DataTable, Moment, Panel, Pill, StatusBadge, Text, toast, type Column } from '@/ui'

type Told = NonNullable<RecipientsQuery['subprocessorNotices']>[number]

/** Changes of subprocessors that the organization was told of, and its objections. */
export function Notices({ told, onDone }: { told: readonly Told[]; onDone: () => void }) {
  const may = useMay()
  const [objecting, setObjecting] = useState<Told | null>(null)
  const object = useAction(ObjectToSubprocessorDocument)
  const columns: Column<Told>[] = [
    { id: 'what', header: 'Change', cell: (one) => <What of={one} /> },
    { id: 'applies', header: 'From', cell: ({ appliesAt }) => <Moment at={appliesAt} show="date" /> },
    { id: 'until', header: 'Object until', cell: ({ objectUntil, gone }) => (gone ? 'Nothing to object to' : <Moment at={objectUntil} show="date" />) },
    { id: 'state', header: 'State', cell: ({ state, gone }) => (gone ? <Pill>Taken away</Pill> : <StatusBadge state={state} />) },
    {
      id: 'object',
      header: 'Objection',
      align: 'end',
      cell: (one) =>
        one.objectable && may('MANAGE_TERMS') ? (
          <Button size="compact-sm" variant="default" onClick={() => setObjecting(one)} aria-label={`Object to ${one.after.name}`}>
            Object
          </Button>
        ) : null,
    },
  ]
  return (
    <Panel title="Changes of subprocessors" description="An objection holds a change back until the vendor has answered it." flush>
      <DataTable label="Changes of subprocessors" columns={columns} rows={told} rowKey={({ id }) => id} />
      {objecting === null ? null : (
        <ConfirmDialog
          opened
          title={`Object to ${objecting.after.name}?`}
          effects={['The change doesn’t happen for your organization until the vendor has answered.', 'The vendor reads your reason.']}
          reason={{ label: 'Reason', hint: 'At least ten characters.' }}
          confirm="Object"
          onClose={() => setObjecting(null)}
          onConfirm={async (reason) => {
            const { problems } = await object({ subprocessorNoticeId: objecting.id, reason })
            if (problems.length === 0) {
              toast('Objection sent.')
              onDone()
            }
            return problems
          }}
        />
      )}
    </Panel>
  )
}

function What({ of }: { of: Told }) {
  return (
    <>
      {of.after.name}, {of.after.country}
      <Text component="span" size="xs" c="dimmed" display="block">
        {of.gone ? 'It receives nothing any more.' : of.before === null ? `New. ${of.after.does}` : `Until then ${of.before.name}, ${of.before.country}.`}
        {of.objection === null ? '' : ` Objection: ${of.objection}`}
        {of.answer === null ? '' : ` Answer: ${of.answer}`}
      </Text>
    </>
  )
}
