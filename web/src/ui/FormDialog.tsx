import { Button, Group, Modal, Stack } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useFocusBack } from './focusBack'
import { Problems, waiting, type Problem } from './Problems'

interface FormDialogProps {
  opened: boolean
  onClose: () => void
  title: string
  submit: string
  disabled?: boolean
  size?: string
  children: ReactNode
  /** Sends it; what it returns stays in the dialog to be mended. */
  onSubmit: () => Promise<readonly Problem[]>
}

/** A short form above the page. The fields are the caller's; sending and its problems are the dialog's. */
export function FormDialog({ opened, onClose, title, size, ...form }: FormDialogProps) {
  useFocusBack(opened)
  return (
    <Modal opened={opened} onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': 'Close' }}>
      <DialogForm onClose={onClose} {...form} />
    </Modal>
  )
}

type DialogFormProps = Omit<FormDialogProps, 'opened' | 'title' | 'size'>

function DialogForm({ onClose, submit, disabled, children, onSubmit }: DialogFormProps) {
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])

  async function send() {
    setBusy(true)
    setProblems(await onSubmit())
    setBusy(false)
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Stack gap="md">
        {children}
        <Problems problems={problems} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {waiting(problems) ? 'Close' : 'Cancel'}
          </Button>
          {waiting(problems) ? null : (
            <Button type="submit" loading={busy} disabled={disabled}>
              {submit}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}
