import { Button, Checkbox, CopyButton, Modal, Stack, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './SecretOnce.module.css'
import { Notice } from './Notice'

interface SecretOnceProps {
  /** The secret; null closes the dialog. */
  secret: string | null
  title: string
  /** Where it goes, in a sentence. */
  use: string
  onDone: () => void
}

/** A secret that is shown this once: it closes only after the reader says that it is kept. */
export function SecretOnce({ secret, title, use, onDone }: SecretOnceProps) {
  return (
    <Modal
      opened={secret !== null}
      onClose={onDone}
      title={title}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      {secret === null ? null : <SecretBox secret={secret} use={use} onDone={onDone} />}
    </Modal>
  )
}

function SecretBox({ secret, use, onDone }: { secret: string; use: string; onDone: () => void }) {
  const [kept, setKept] = useState(false)
  return (
    <Stack gap="md">
      <Notice tone="warning" title="Copy it now">
        Steward keeps only a fingerprint of this secret and can never show it again.
      </Notice>
      <Text size="sm">{use}</Text>
      <div className={classes.box}>
        <code className={classes.secret} data-testid="secret">
          {secret}
        </code>
        <CopyButton value={secret} timeout={2000}>
          {({ copied, copy }) => (
            <Button
              size="xs"
              onClick={copy}
              leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </div>
      <Checkbox
        label="I have stored it in a safe place"
        checked={kept}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
      <Button onClick={onDone} disabled={!kept} ml="auto">
        Done
      </Button>
    </Stack>
  )
}
