import { useState } from 'react'
import { lengths } from './lengths'
import { problemOn, useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { GrantSupportDocument, SupportChoicesDocument, type Permission } from '@/gen/graphql'
import { Checkbox, Fieldset, FormDialog, Select, Stack, Text, Textarea, TextInput, words, type Problem } from '@/ui'

/** Lets the vendor's staff in for a while. */
export function LetIn({ onClose }: { onClose: () => void }) {
  const [{ data }] = useQuery({ query: SupportChoicesDocument })
  const [reason, setReason] = useState('')
  const [hours, setHours] = useState('4')
  const [operator, setOperator] = useState('')
  const [more, setMore] = useState<readonly Permission[]>([])
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const grant = useAction(GrantSupportDocument, 'Support is let in.')

  async function submit() {
    const who = operator.trim() === '' ? {} : { operator: operator.trim() }
    const done = await grant({ reason: reason.trim(), hours: Number(hours), permissions: [...more], ...who })
    setProblems(done.problems)
    if (done.problems.length === 0) onClose()
    return done.problems
  }

  return (
    <FormDialog opened onClose={onClose} title="Let support in" submit="Let in" disabled={reason.trim().length < 10} onSubmit={submit}>
      <Text size="sm">
        They can look at members, directories, products, terms, requests and the log, and change nothing. Members’ content
        stays closed.
      </Text>
      <Textarea
        label="Reason"
        description="What they shall help with. Both organizations read it in their logs."
        required
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Select label="For" allowDeselect={false} data={lengths} value={hours} onChange={(next) => setHours(next ?? hours)} />
      <TextInput
        label="Only this operator"
        description="Their sign-in name at the vendor; any operator when empty."
        value={operator}
        error={problemOn(problems, 'operator')}
        onChange={(event) => setOperator(event.currentTarget.value)}
      />
      <Fieldset legend="Beside looking, they may" variant="unstyled">
        <Stack gap={8}>
          {(data?.supportChoices ?? []).map((one) => (
            <Checkbox
              key={one}
              label={words(one)}
              checked={more.includes(one)}
              onChange={({ currentTarget: { checked } }) => setMore(checked ? [...more, one] : more.filter((each) => each !== one))}
            />
          ))}
        </Stack>
      </Fieldset>
    </FormDialog>
  )
}
