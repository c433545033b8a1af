import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { RedactPackageDocument, type RedactionReason, type RedactionScope } from '@/gen/graphql'
import { FormDialog, Select, Textarea, words } from '@/ui'

/** A passage that somebody marked, and where. */
export interface Marked {
  place: string
  field: string
  passage: string
}

const reasons = ['THIRD_PERSON', 'TRADE_SECRET', 'SECURITY', 'LEGAL_PRIVILEGE', 'INVESTIGATION', 'CONFIDENTIAL_REFERENCE', 'EXCLUDED_RECORDS'] as const satisfies readonly RedactionReason[]
const scopes = [
  { value: 'EVERYWHERE', label: 'The passage, everywhere in the package' },
  { value: 'TEXT', label: 'The passage, in this text only' },
  { value: 'FIELD', label: 'This whole text' },
] as const satisfies readonly { value: RedactionScope; label: string }[]

/** Takes a passage or a whole text out of a package, for a reason that the subject reads in its place. */
export function RedactDialog({ requestId, marked, onClose }: { requestId: string; marked: Marked; onClose: (done: boolean) => void }) {
  const [scope, setScope] = useState<RedactionScope>(marked.passage === '' ? 'FIELD' : 'EVERYWHERE')
  const [passage, setPassage] = useState(marked.passage)
  const [reason, setReason] = useState<RedactionReason>('THIRD_PERSON')
  const redact = useAction(RedactPackageDocument, 'Taken out.')
  return (
    <FormDialog
      opened
      onClose={() => onClose(false)}
      title="Take out"
      submit="Take out"
      onSubmit={async () => {
        const { problems } = await redact({ requestId, scope, reason, passage, place: marked.place, field: marked.field })
        if (problems.length === 0) onClose(true)
        return problems
      }}
    >
      <Select
        label="How much"
        allowDeselect={false}
        data={[...scopes]}
        value={scope}
        onChange={(value) => setScope(scopes.find((one) => one.value === value)?.value ?? scope)}
      />
      {scope === 'FIELD' ? null : (
        <Textarea
          label="Passage"
          description="Whatever the case of its letters; the finished package is searched for it in every form."
          autosize
          maxRows={6}
          maxLength={2000}
          value={passage}
          onChange={(event) => setPassage(event.currentTarget.value)}
        />
      )}
      <Select
        label="Reason"
        description="The subject reads it where the passage was."
        allowDeselect={false}
        data={reasons.map((value) => ({ value, label: words(value) }))}
        value={reason}
        onChange={(value) => setReason(reasons.find((one) => one === value) ?? reason)}
      />
    </FormDialog>
  )
}
