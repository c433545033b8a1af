import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { useAction } from '@/app/useAction'
import { CreateAgreementDocument, DocumentsDocument, type DocumentKind } from '@/gen/graphql'
import { FormDialog, Group, Select, TextInput, words } from '@/ui'

const kinds = [
  'MASTER_AGREEMENT',
  'ORDER_FORM',
  'DATA_PROCESSING_AGREEMENT',
  'STANDARD_CONTRACTUAL_CLAUSES',
  'ONLINE_SERVICES_TERMS',
  'ORGANIZATION_POLICY',
] as const satisfies readonly DocumentKind[]

/** Writes a document as a draft; its clauses come next. */
export function CreateDocument({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const [{ data: known }] = useQuery({ query: DocumentsDocument, requestPolicy: 'cache-first' })
  const create = useAction(CreateAgreementDocument, 'Draft written. Add its clauses next.')
  const [title, setTitle] = useState('')
  const [kind, setKind] = useState<DocumentKind>('MASTER_AGREEMENT')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [reference, setReference] = useState('')
  const [amends, setAmends] = useState<string | null>(null)
  const signed = (known?.documents ?? []).filter(({ state }) => state === 'SIGNED')

  async function submit() {
    const { data, problems } = await create({
      title: title.trim(),
      kind,
      effectiveFrom: `${from}T00:00:00Z`,
      effectiveTo: to === '' ? undefined : `${to}T00:00:00Z`,
      reference: reference.trim() === '' ? undefined : reference.trim(),
      amendsId: amends ?? undefined,
    })
    const id = data?.createAgreement.document?.id
    if (id !== undefined) void navigate({ to: '/documents/$id', params: { id } })
    return problems
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title="New document"
      submit="Write draft"
      disabled={title.trim() === '' || from === ''}
      onSubmit={submit}
    >
      <TextInput label="Title" required data-autofocus value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
      <Select
        label="Kind"
        description="Decides its rank: a data processing agreement goes before a master agreement in matters of privacy."
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: words(value) }))}
        value={kind}
        onChange={(next) => setKind(kinds.find((one) => one === next) ?? kind)}
      />
      <Group grow align="flex-start">
        <TextInput type="date" label="In force from" required value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput type="date" label="To (without end when empty)" value={to} onChange={(event) => setTo(event.currentTarget.value)} />
      </Group>
      <TextInput
        label="Number or version"
        description="As the parties call it."
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      {signed.length === 0 ? null : (
        <Select
          label="Amends"
          placeholder="No other document"
          clearable
          data={signed.map((document) => ({ value: document.id, label: document.title }))}
          value={amends}
          onChange={setAmends}
        />
      )}
    </FormDialog>
  )
}
