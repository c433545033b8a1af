import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { Effects } from './Effects'
import { useFocusBack } from './focusBack'
import { Problems, waiting, type Problem } from './Problems'

interface ConfirmDialogProps {
  opened: boolean
  onClose: () => void
  /** A question with its object: "Suspend Ada Lovelace?" */
  title: string
  /** What will happen, one sentence each; the reader decides by these. */
  effects: readonly string[]
  children?: ReactNode
  /** Asks for words that go with the act; required before it can be confirmed. */
  reason?: { label: string; hint: string; optional?: boolean }
  /** Asks to type this first, for what can't be undone. */
  typed?: string
  confirm: string
  danger?: boolean
  /** Carries it out; what it returns stays in the dialog to be mended. */
  onConfirm: (reason: string) => Promise<readonly Problem[]>
}

/** Asks before something happens to somebody: states the effects first. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  useFocusBack(props.opened)
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <ConfirmForm key={String(props.opened)} {...props} />
    </Modal>
  )
}

function ConfirmForm({ onClose, effects, children, reason, typed, confirm, danger, onConfirm }: ConfirmDialogProps) {
  const [words, setWords] = useState('')
  const [echo, setEcho] = useState('')
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const ready = (reason === undefined || reason.optional === true || words.trim() !== '') && (typed ?? '') === echo

  async function submit() {
    setBusy(true)
    const found = await onConfirm(words.trim())
    setBusy(false)
    setProblems(found)
    if (found.length === 0) onClose()
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void submit()
      }}
    >
      <Stack gap="md">
        <Effects items={effects} danger={danger} />
        {children}
        {reason === undefined ? null : (
          <Textarea
            label={reason.label}
            description={reason.hint}
            required={reason.optional !== true}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            data-autofocus
          />
        )}
        {typed === undefined ? null : (
          <TextInput
            label={<EchoLabel text={typed} />}
            value={echo}
            onChange={(event) => setEcho(event.currentTarget.value)}
            autoComplete="off"
          />
        )}
        <Problems problems={problems} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {waiting(problems) ? 'Close' : 'Cancel'}
          </Button>
          {waiting(problems) ? null : (
            <Button type="submit" color={danger === true ? 'red.8' : undefined} loading={busy} disabled={!ready}>
              {confirm}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}

function EchoLabel({ text }: { text: string }) {
  return (
    <>
      Type{' '}
      <Text component="span" inherit fw={650}>
        {text}
      </Text>{' '}
      to confirm
    </>
  )
}
