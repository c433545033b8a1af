import { useState } from 'react'
import type { Question } from './Asked'
import { lengths } from './lengths'
import { useAction } from '@/app/useAction'
import { AllowSupportDocument, type Permission } from '@/gen/graphql'
import { Checkbox, Fieldset, FormDialog, plural, Select, Stack, Text, words } from '@/ui'

/** Lets the operator in who asked: no longer and to no more than was asked. */
export function Allow({ question, onClose }: { question: Question; onClose: () => void }) {
  const [hours, setHours] = useState(String(question.hours))
  const [more, setMore] = useState<readonly Permission[]>([])
  const allow = useAction(AllowSupportDocument, 'They are let in.')
  const shorter = lengths.filter(({ value }) => Number(value) < question.hours)
  const choices = [...shorter, { value: String(question.hours), label: `${plural(question.hours, 'hour', 'hours')}, as asked` }]
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={`Let ${question.operatorName} in`}
      submit="Let in"
      onSubmit={async () => {
        const { problems } = await allow({ supportRequestId: question.id, hours: Number(hours), permissions: [...more] })
        if (problems.length === 0) onClose()
        return problems
      }}
    >
      <Text size="sm">{question.reason}</Text>
      <Select label="For" allowDeselect={false} data={choices} value={hours} onChange={(next) => setHours(next ?? hours)} />
      {question.permissions.length === 0 ? null : (
        <Fieldset legend="They also ask to" variant="unstyled">
          <Stack gap={8}>
            {question.permissions.map((one) => (
              <Checkbox
                key={one}
                label={words(one)}
                checked={more.includes(one)}
                onChange={({ currentTarget: { checked } }) => setMore(checked ? [...more, one] : more.filter((each) => each !== one))}
              />
            ))}
          </Stack>
        </Fieldset>
      )}
    </FormDialog>
  )
}
