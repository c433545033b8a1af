import { useState } from 'react'
import type { Member } from '../member'
import { DemandsPanel } from './DemandsPanel'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { CancelAccountLossDocument, EndEmploymentDocument, MemberLossDocument, type LossPartsFragment } from '@/gen/graphql'
import { What } from '@/routes/losses/_parts/What'
import { Button, ConfirmDialog, Facts, FormDialog, Moment, Panel, plural, StatusBadge, Text, TextInput, useDisclosure, words } from '@/ui'

/** How the account ends, and what its products miss of the member. */
export function LossAndDemands({ member }: { member: Member }) {
  const [{ data }, refetch] = useQuery({ query: MemberLossDocument, variables: { id: member.id } })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  if (data?.member == null) return null
  return (
    <>
      <LossPanel member={member} loss={data.member.loss ?? null} onChange={reload} />
      <DemandsPanel member={member} demands={data.member.demands} onChange={reload} />
    </>
  )
}

function LossPanel({ member, loss, onChange }: { member: Member; loss: LossPartsFragment | null; onChange: () => void }) {
  const may = useMay()
  const manages = may('MANAGE_MEMBERS')
  if (loss === null) {
    const ends = manages && member.accountKind === 'WORK_OR_SCHOOL' && member.state !== 'DELETED'
    return (
      <Panel
        title="End of the account"
        actions={ends ? <EndEmployment member={member} onDone={onChange} /> : null}
      >
        <Text size="sm" c="dimmed">
          Not under way. It begins when the directory takes the account away, or when you say that employment ends.
        </Text>
      </Panel>
    )
  }
  return (
    <Panel
      title="This account is being lost"
      description={words(loss.cause)}
      tone="warning"
      actions={
        <>
          <StatusBadge state={loss.state} />
          {loss.cancellable && manages ? <TakeBack member={member} loss={loss} onDone={onChange} /> : null}
        </>
      }
    >
      <Facts
        items={[
          ['Began', <Moment key="begun" at={loss.begunAt} show="date" />],
          ['Said by', loss.begunBy],
          ['Last day', loss.lastDay == null ? null : <Moment at={loss.lastDay} show="date" />],
          ['Grace is over', <Moment key="ends" at={loss.endsAt} show="time" />],
          ['Kept by a legal hold since', loss.heldSince == null ? null : <Moment at={loss.heldSince} show="date" />],
          ['Would be lost', plural(loss.records, 'record', 'records')],
          ['Personal account named', loss.claimed ? 'Yes' : 'No'],
        ]}
      />
      {loss.items.length === 0 ? null : <What items={loss.items} />}
      {loss.cancellable || !manages ? null : (
        <Text size="sm" c="dimmed" mt="sm">
          Activate the account in its directory to take this back; until grace is over, nothing is lost.
        </Text>
      )}
    </Panel>
  )
}

function EndEmployment({ member, onDone }: { member: Member; onDone: () => void }) {
  const [opened, { open, close }] = useDisclosure()
  const [day, setDay] = useState('')
  const end = useAction(EndEmploymentDocument, 'Noted; the member is told.')
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>Employment ends…</Button>
      <FormDialog
        opened={opened}
        onClose={close}
        title={`When does the employment of ${member.displayName} end?`}
        submit="Employment ends"
        disabled={day === ''}
        onSubmit={async () => {
          const { problems } = await end({ memberId: member.id, lastDay: new Date(`${day}T23:59:00`).toISOString() })
          if (problems.length === 0) {
            close()
            onDone()
          }
          return problems
        }}
      >
        <Text size="sm">
          They are told now, and offered what they got for themselves as your terms say. On the evening of the day the account is
          suspended, and grace begins; what is not exported or moved by its end is lost. Until then you can take it back.
        </Text>
        <TextInput type="date" label="Last day" required value={day} onChange={(event) => setDay(event.currentTarget.value)} />
      </FormDialog>
    </>
  )
}

function TakeBack({ member, loss, onDone }: { member: Member; loss: LossPartsFragment; onDone: () => void }) {
  const [opened, { open, close }] = useDisclosure()
  const cancel = useAction(CancelAccountLossDocument, 'The account stays.')
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>Take back</Button>
      <ConfirmDialog
        opened={opened}
        onClose={close}
        title={`Take back that the employment of ${member.displayName} ends?`}
        effects={['The account is restored if it was suspended on the last day.', 'Nothing is lost; offers end.']}
        confirm="Take back"
        onConfirm={async () => {
          const { problems } = await cancel({ accountLossId: loss.id })
          if (problems.length === 0) onDone()
          return problems
        }}
      />
    </>
  )
}
