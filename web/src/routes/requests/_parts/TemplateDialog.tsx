import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { kindOptions } from './queue'
import { requestKinds } from '../route'
import classes from './review.module.css'
import { useAction } from '@/app/useAction'
import { AnswerPreviewDocument, SaveAnswerTemplateDocument, type TemplatePartsFragment } from '@/gen/graphql'
import { FormDialog, Notice, Select, Text, Textarea, TextInput, useDebouncedValue } from '@/ui'

interface TemplateDialogProps {
  template: TemplatePartsFragment
  variables: readonly string[]
  onClose: (done: boolean) => void
}

/** Writes the words of an answer, with a preview beside them. */
export function TemplateDialog({ template, variables, onClose }: TemplateDialogProps) {
  const [kind, setKind] = useState(template.kind ?? undefined)
  const [language, setLanguage] = useState(template.language)
  const [body, setBody] = useState(template.body)
  const save = useAction(SaveAnswerTemplateDocument, 'Saved.')
  const input = { step: template.step, kind, language, body }
  return (
    <FormDialog
      opened
      size="xl"
      onClose={() => onClose(false)}
      title="Words of an answer"
      submit="Save"
      onSubmit={async () => {
        const { problems } = await save({ answerTemplateId: template.id ?? undefined, version: template.id == null ? 0 : template.version, template: input })
        if (problems.length === 0) onClose(true)
        return problems
      }}
    >
      <Select label="Right" placeholder="Any right" clearable clearButtonProps={{ 'aria-label': 'Any right' }} data={[...kindOptions]} value={kind ?? null} onChange={(value) => setKind(requestKinds.find((one) => one === value))} />
      <TextInput label="Language" description="A tag such as en or pt-BR." value={language} maxLength={20} onChange={(event) => setLanguage(event.currentTarget.value)} />
      <div className={classes.sides}>
        <Textarea label="Words" autosize minRows={10} maxRows={20} maxLength={3000} value={body} onChange={(event) => setBody(event.currentTarget.value)} />
        <Preview input={input} />
      </div>
      <Text size="xs" c="dimmed">Variables: {variables.map((name) => `{{${name}}}`).join(' ')}</Text>
    </FormDialog>
  )
}

function Preview({ input }: { input: { step: TemplatePartsFragment['step']; kind?: TemplatePartsFragment['kind']; language: string; body: string } }) {
  const [settled] = useDebouncedValue(input, 400)
  const [{ data }] = useQuery({ query: AnswerPreviewDocument, variables: { input: settled } })
  const preview = data?.answerPreview
  return (
    <div aria-live="polite">
      <Text size="sm" fw={500}>Preview</Text>
      {preview?.problem == null ? <p className={classes.text}>{preview?.text ?? ''}</p> : <Notice tone="warning">{preview.problem}</Notice>}
    </div>
  )
}
