import { MemberPicker, type Picked } from '@/app/MemberPicker'
import { useQuery } from '@/app/useQuery'
import { BulkProductsDocument, type BulkVerb, type StartBulkChangeInput } from '@/gen/graphql'
import { Select, Textarea, TextInput } from '@/ui'

/** What a change of many accounts needs besides who and why. */
export interface Fields {
  product: string | null
  to: readonly Picked[]
  pattern: string
  /** Lines of CSV with new names. */
  names: string
}

export const noFields: Fields = { product: null, to: [], pattern: '', names: '' }

const needsProduct = (verb: BulkVerb) => verb === 'ASSIGN' || verb === 'UNASSIGN' || verb === 'TRANSFER'

/** Whether nothing is missing. */
export function isReady(verb: BulkVerb, { product, to, pattern, names }: Fields): boolean {
  if (needsProduct(verb) && product === null) return false
  if (verb === 'TRANSFER' && to.length === 0) return false
  return verb !== 'RENAME' || (pattern.trim() === '') !== (names.trim() === '')
}

/** The part of the input that a verb takes. */
export function fieldsOf(verb: BulkVerb, { product, to, pattern, names }: Fields): Partial<StartBulkChangeInput> {
  if (verb === 'RENAME') return names.trim() === '' ? { pattern: pattern.trim() } : { names }
  return { productId: needsProduct(verb) ? product : undefined, toMemberId: verb === 'TRANSFER' ? to[0]?.id : undefined }
}

interface ManyFieldsProps {
  verb: BulkVerb
  fields: Fields
  opened: boolean
  onChange: (fields: Fields) => void
}

/** The fields of a verb. */
export function ManyFields({ verb, fields, opened, onChange }: ManyFieldsProps) {
  const [products] = useQuery({ query: BulkProductsDocument, pause: !opened || !needsProduct(verb) })
  if (verb === 'RENAME') return <Names fields={fields} onChange={onChange} />
  if (!needsProduct(verb)) return null
  return (
    <>
      <Select
        label="Product"
        required
        searchable
        data={(products.data?.products ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={fields.product}
        onChange={(product) => onChange({ ...fields, product })}
      />
      {verb === 'TRANSFER' ? (
        <MemberPicker label="To whom" value={fields.to} onChange={(next) => onChange({ ...fields, to: next.slice(-1) })} />
      ) : null}
    </>
  )
}

function Names({ fields, onChange }: Pick<ManyFieldsProps, 'fields' | 'onChange'>) {
  return (
    <>
      <TextInput
        label="Pattern for new user names"
        description="With {user}, {local} and {domain} of the user name, and {given} and {family} in small letters."
        placeholder="{given}.{family}@{domain}"
        maxLength={200}
        disabled={fields.names.trim() !== ''}
        value={fields.pattern}
        onChange={(event) => onChange({ ...fields, pattern: event.currentTarget.value })}
      />
      <Textarea
        label="Or a list, as CSV"
        description="Its first line names the columns: userName, and what is new of newUserName, displayName, givenName, familyName. It says by itself who is meant, at most 2,000."
        placeholder={'userName,newUserName\nada@old.example,ada@new.example'}
        autosize
        minRows={3}
        maxRows={8}
        disabled={fields.pattern.trim() !== ''}
        value={fields.names}
        onChange={(event) => onChange({ ...fields, names: event.currentTarget.value })}
      />
    </>
  )
}
