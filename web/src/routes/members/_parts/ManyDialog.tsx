import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { verbWords } from '../../bulk/_parts/words'
import { fieldsOf, isReady, noFields, ManyFields, type Fields } from './ManyFields'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { StartBulkChangeDocument, type BulkVerb, type MemberFilter } from '@/gen/graphql'
import { Effects, FormDialog, Select, Text, Textarea } from '@/ui'

interface ManyDialogProps {
  opened: boolean
  onClose: () => void
  /** Who is meant, in words: "12 chosen members". */
  whom: string
  /** Those who were chosen one by one, or else the filter that chooses. */
  chosen: { memberIds: readonly string[] } | { filter: MemberFilter }
}

/** Asks what happens to many accounts, and starts the dry run. */
export function ManyDialog({ opened, onClose, whom, chosen }: ManyDialogProps) {
  const may = useMay()
  const [verb, setVerb] = useState<BulkVerb>('SUSPEND')
  const [fields, setFields] = useState<Fields>(noFields)
  const [reason, setReason] = useState('')
  const start = useAction(StartBulkChangeDocument)
  const navigate = useNavigate()
  const verbs = (Object.keys(verbWords) as BulkVerb[]).filter((one) => may(permissions[one] ?? 'MANAGE_MEMBERS'))
  const needsReason = verb === 'SUSPEND' || verb === 'DELETE' || verb === 'TRANSFER'
  const listed = verb === 'RENAME' && fields.names.trim() !== ''

  async function send() {
    const { data, problems } = await start({
      ...(listed ? {} : 'filter' in chosen ? { filter: chosen.filter } : { memberIds: [...chosen.memberIds] }),
      ...fieldsOf(verb, fields),
      verb,
      reason: reason.trim() === '' ? undefined : reason.trim(),
    })
    const id = data?.startBulkChange.bulkChange?.id
    if (id !== undefined) void navigate({ to: '/bulk-changes/$id', params: { id } })
    return problems
  }

  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title={listed ? 'Change those in the list' : `Change ${whom}`}
      submit="Try it"
      disabled={!isReady(verb, fields) || (needsReason && reason.trim() === '')}
      onSubmit={send}
    >
      <Select
        label="What happens"
        data={verbs.map((value) => ({ value, label: verbWords[value].title }))}
        value={verb}
        onChange={(value) => setVerb(value ?? 'SUSPEND')}
        allowDeselect={false}
        data-autofocus
      />
      <Effects items={verbWords[verb].effects} />
      <ManyFields verb={verb} fields={fields} onChange={setFields} opened={opened} />
      <Textarea
        label="Reason"
        description="Kept in the log with each member, sealed under their own key."
        required={needsReason}
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Text size="sm" c="dimmed">Nothing changes yet: you see what would become of each member first.</Text>
    </FormDialog>
  )
}

const permissions: Partial<Record<BulkVerb, 'MANAGE_PRODUCTS' | 'DELETE_MEMBERS'>> = {
  ASSIGN: 'MANAGE_PRODUCTS',
  UNASSIGN: 'MANAGE_PRODUCTS',
  DELETE: 'DELETE_MEMBERS',
}
