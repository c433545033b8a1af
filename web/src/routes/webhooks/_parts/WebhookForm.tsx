import { useState } from 'react'
import { picksOf } from './actions'
import { useQuery } from '@/app/useQuery'
import { WebhookActionsDocument } from '@/gen/graphql'
import { FormDialog, SegmentedControl, Stack, TagsInput, Text, TextInput, type Problem } from '@/ui'

/** What is entered of a webhook. */
export interface Entered {
  name: string
  url: string
  actions: string[]
}

interface WebhookFormProps {
  title: string
  submit: string
  saved?: Entered
  onClose: () => void
  onSubmit: (entered: Entered) => Promise<readonly Problem[]>
}

/** The form of a webhook: what receives it, where, and what it is told. */
export function WebhookForm({ title, submit, saved, onClose, onSubmit }: WebhookFormProps) {
  const [name, setName] = useState(saved?.name ?? '')
  const [url, setUrl] = useState(saved?.url ?? '')
  const [all, setAll] = useState(saved?.actions.includes('*') ?? false)
  const [actions, setActions] = useState<string[]>(saved?.actions.filter((one) => one !== '*') ?? [])
  const chosen = all ? ['*'] : actions
  return (
    <FormDialog
      opened
      size="lg"
      onClose={onClose}
      title={title}
      submit={submit}
      disabled={name.trim() === '' || url.trim() === '' || chosen.length === 0}
      onSubmit={() => onSubmit({ name: name.trim(), url: url.trim(), actions: chosen })}
    >
      <TextInput
        label="Name"
        description="The program that receives it."
        required
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="Address"
        description="Where messages are posted to; it begins with https://."
        required
        inputMode="url"
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <Actions all={all} onAll={setAll} actions={actions} onActions={setActions} />
    </FormDialog>
  )
}

interface ActionsProps {
  all: boolean
  onAll: (all: boolean) => void
  actions: string[]
  onActions: (actions: string[]) => void
}

function Actions({ all, onAll, actions, onActions }: ActionsProps) {
  const [{ data }] = useQuery({ query: WebhookActionsDocument })
  return (
    <Stack gap={8}>
      <Text size="sm" fw={500} id="webhook-what">
        What it is told
      </Text>
      <SegmentedControl
        aria-labelledby="webhook-what"
        value={all ? 'all' : 'some'}
        onChange={(next) => onAll(next === 'all')}
        data={[
          { value: 'some', label: 'What I choose' },
          { value: 'all', label: 'Everything in the log' },
        ]}
      />
      {all ? null : (
        <TagsInput
          label="Actions"
          description="As the log names them; member.* is everything about members. Offered is what your log has and what programs usually wait for; others can be typed."
          placeholder={actions.length === 0 ? 'Pick or type' : undefined}
          data={picksOf(data?.webhookActions ?? [])}
          maxTags={50}
          acceptValueOnBlur
          maxDropdownHeight={260}
          comboboxProps={{ shadow: 'md' }}
          value={actions}
          onChange={onActions}
        />
      )}
      <Text size="sm" c="dimmed">
        Messages hold ids, the action and the time, never anybody’s data.
      </Text>
    </Stack>
  )
}
