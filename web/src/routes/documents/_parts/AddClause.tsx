import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import type { Document } from '../document'
import { hintFor } from './clause'
import { useAction } from '@/app/useAction'
import { AddClausesDocument, ProductChoicesDocument, TermChoicesDocument, type ClauseOperator } from '@/gen/graphql'
import { FormDialog, Notice, Select, TextInput } from '@/ui'

interface AddClauseProps {
  document: Document
  onClose: () => void
  onDone: () => void
}

const operators: { value: ClauseOperator; label: string }[] = [
  { value: 'ASSIGN', label: 'Gives it this value' },
  { value: 'APPEND', label: 'Adds these words' },
  { value: 'REMOVE', label: 'Takes these words out' },
  { value: 'RESET', label: 'Brings the default back' },
  { value: 'LOCK', label: 'Gives it this value for good' },
]

/** Adds one rule to a draft. */
export function AddClause({ document, onClose, onDone }: AddClauseProps) {
  const [{ data: terms }] = useQuery({ query: TermChoicesDocument })
  const [{ data: products }] = useQuery({ query: ProductChoicesDocument })
  const add = useAction(AddClausesDocument, 'Clause added.')
  const [section, setSection] = useState('')
  const [key, setKey] = useState<string | null>(null)
  const [operator, setOperator] = useState<ClauseOperator>('ASSIGN')
  const [value, setValue] = useState('')
  const [product, setProduct] = useState<string | null>(null)
  const term = terms?.terms.find((one) => one.key === key)
  const chosen = products?.products.find((one) => one.id === product)
  const needsValue = operator !== 'RESET'

  async function submit() {
    if (key === null) return []
    const clause = { section: section.trim(), term: key, operator, value: needsValue ? value.trim() : undefined, productId: product ?? undefined }
    const { problems } = await add({ documentId: document.id, clauses: [clause] })
    if (problems.length > 0) return problems
    onDone()
    onClose()
    return []
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title="Add a clause"
      submit="Add clause"
      disabled={section.trim() === '' || key === null || (needsValue && value.trim() === '')}
      onSubmit={submit}
    >
      <TextInput
        label="Section"
        description="As the paper labels it, such as 7.2."
        required
        data-autofocus
        value={section}
        onChange={(event) => setSection(event.currentTarget.value)}
      />
      <Select
        label="Term"
        required
        searchable
        data={(terms?.terms ?? []).map((one) => ({ value: one.key, label: one.title }))}
        value={key}
        onChange={setKey}
      />
      {term?.subjectOnly === true ? (
        <Notice tone="warning" title="Only the member decides this">
          The clause can be entered, but it will not count: the explanation of the term says so to everybody.
        </Notice>
      ) : null}
      <Select
        label="What it does"
        allowDeselect={false}
        data={operators}
        value={operator}
        onChange={(next) => setOperator(operators.find((one) => one.value === next)?.value ?? operator)}
      />
      {needsValue ? (
        <TextInput
          label="Value"
          description={term === undefined ? undefined : hintFor(term)}
          required
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      ) : null}
      <Select
        label="Product"
        placeholder="All that the document reaches"
        clearable
        searchable
        data={(products?.products ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={product}
        onChange={setProduct}
      />
      {chosen?.enterpriseAndDeveloper === false ? (
        <Notice tone="warning" title="Agreements don’t reach this product">
          {chosen.name} is made for consumers: the privacy statement holds whatever the agreement says.
        </Notice>
      ) : null}
    </FormDialog>
  )
}
