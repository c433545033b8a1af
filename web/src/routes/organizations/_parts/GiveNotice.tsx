import { useState } from 'react'
import type { Standing } from './Standing'
import { useAction } from '@/app/useAction'
import { GiveNoticeDocument, type OrganizationNoticeKind } from '@/gen/graphql'
import { FormDialog, Select, Textarea, TextInput } from '@/ui'

const kinds: { value: OrganizationNoticeKind; label: string }[] = [
  { value: 'SUSPEND', label: 'Suspension: members can’t sign in, data is kept' },
  { value: 'CANCEL', label: 'Cancellation: the organization ends' },
]

interface GiveNoticeProps {
  standing: Standing
  onClose: () => void
  onDone: () => void
}

/** Announces suspension or cancellation, for a day that the terms allow. */
export function GiveNotice({ standing, onClose, onDone }: GiveNoticeProps) {
  const [kind, setKind] = useState<OrganizationNoticeKind>('SUSPEND')
  const [reason, setReason] = useState('')
  const [day, setDay] = useState('')
  const give = useAction(GiveNoticeDocument, 'Notice given.')
  const first = (kind === 'SUSPEND' ? standing.suspendFrom : standing.cancelFrom).slice(0, 10)

  async function submit() {
    const effectiveAt = day === '' ? null : `${day}T23:59:59Z`
    const { data, problems } = await give({ organizationId: standing.organization.id, kind, reason: reason.trim(), effectiveAt })
    if (data !== null) {
      onDone()
      onClose()
    }
    return problems
  }

  return (
    <FormDialog opened onClose={onClose} title={`Give notice to ${standing.organization.name}`} submit="Give notice" disabled={reason.trim() === ''} onSubmit={submit}>
      <Select
        label="What"
        allowDeselect={false}
        data={kinds}
        value={kind}
        onChange={(next) => setKind(kinds.find(({ value }) => value === next)?.value ?? kind)}
      />
      <Textarea label="Reason" description="Its owners read it." required autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <TextInput
        label="Day"
        type="date"
        description={`${first} is the first day that its terms allow, and is used when left out.`}
        min={first}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
