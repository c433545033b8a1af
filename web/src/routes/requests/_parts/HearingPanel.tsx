import { useState } from 'react'
import { MemberPicker, type Picked } from '@/app/MemberPicker'
import { useAction } from '@/app/useAction'
import { DecideHearingDocument, ScheduleHearingDocument, type ThreadPartsFragment } from '@/gen/graphql'
import { Button, ConfirmDialog, Facts, FormDialog, Moment, Panel, StatusBadge, TextInput } from '@/ui'

interface HearingPanelProps {
  requestId: string
  hearing: NonNullable<ThreadPartsFragment['hearing']>
  decides: boolean
}

/** The hearing about records that were not amended. */
export function HearingPanel({ requestId, hearing, decides }: HearingPanelProps) {
  const [dialog, setDialog] = useState<'schedule' | 'amend' | 'uphold' | null>(null)
  const decide = useAction(DecideHearingDocument, 'Decided; the member reads it.')
  const open = hearing.state === 'ASKED' || hearing.state === 'SCHEDULED'
  return (
    <Panel
      title="Hearing"
      description="The member asked to be heard (34 CFR 99.21). Somebody without an interest in the outcome holds it."
      actions={<StatusBadge state={hearing.state} />}
    >
      <Facts
        items={[
          ['Asked', <Moment key="asked" at={hearing.askedAt} show="date" />],
          ['Held', hearing.heldAt == null ? null : <Moment key="held" at={hearing.heldAt} show="time" />],
          ['Where', hearing.place],
          ['By', hearing.officer],
          ['Decision', hearing.decision],
          ['Statement of the member', hearing.statement],
        ]}
      />
      {open && decides ? <Button size="xs" mt={10} variant="default" onClick={() => setDialog('schedule')}>Set time and place</Button> : null}
      {hearing.state === 'SCHEDULED' && hearing.mine ? (
        <Button.Group mt={10}>
          <Button size="xs" variant="default" onClick={() => setDialog('amend')}>Amend the record</Button>
          <Button size="xs" variant="default" onClick={() => setDialog('uphold')}>Leave it as it is</Button>
        </Button.Group>
      ) : null}
      {dialog === 'schedule' ? <ScheduleDialog requestId={requestId} onClose={() => setDialog(null)} /> : null}
      {dialog === 'amend' || dialog === 'uphold' ? (
        <ConfirmDialog
          opened
          onClose={() => setDialog(null)}
          title={dialog === 'amend' ? 'Amend the record?' : 'Leave the record as it is?'}
          effects={[dialog === 'amend' ? 'The record must be amended.' : 'The member may place a statement with the record.', 'The member reads the decision.']}
          reason={{ label: 'Decision', hint: 'At least 20 characters: a summary of the evidence, and the reasons.' }}
          confirm="Decide"
          onConfirm={async (decision) => (await decide({ requestId, amend: dialog === 'amend', decision })).problems}
        />
      ) : null}
    </Panel>
  )
}

function ScheduleDialog({ requestId, onClose }: { requestId: string; onClose: () => void }) {
  const [at, setAt] = useState('')
  const [place, setPlace] = useState('')
  const [officer, setOfficer] = useState<Picked[]>([])
  const schedule = useAction(ScheduleHearingDocument, 'Set; the member is told.')
  return (
    <FormDialog
      opened
      onClose={onClose}
      title="Set the hearing"
      submit="Set"
      disabled={at === '' || place.trim() === '' || officer.length === 0}
      onSubmit={async () => {
        const { problems } = await schedule({ requestId, at: new Date(at).toISOString(), place, officerId: officer.at(-1)?.id ?? '' })
        if (problems.length === 0) onClose()
        return problems
      }}
    >
      <TextInput type="datetime-local" label="When" value={at} onChange={(event) => setAt(event.currentTarget.value)} />
      <TextInput label="Where" maxLength={200} value={place} onChange={(event) => setPlace(event.currentTarget.value)} />
      <MemberPicker label="Held by" description="Somebody who had no part in the request." value={officer} onChange={(next) => setOfficer(next.slice(-1))} />
    </FormDialog>
  )
}
