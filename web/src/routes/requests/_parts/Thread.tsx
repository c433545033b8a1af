import { useState } from 'react'
import classes from './review.module.css'
import type { Problem } from '@/ui'
import { Button, Moment, Panel, Problems, Text, Textarea } from '@/ui'

interface Message {
  id: string
  side: 'MEMBER' | 'OFFICE'
  text?: string | null
  writtenBy: string
  writtenAt: string
}

interface ThreadProps {
  messages: readonly Message[]
  /** Whose page it is: their own messages stand apart. */
  reader: 'MEMBER' | 'OFFICE'
  description: string
  onWrite?: (text: string) => Promise<readonly Problem[]>
}

/** What subject and office write to each other. */
export function Thread({ messages, reader, description, onWrite }: ThreadProps) {
  const [text, setText] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [busy, setBusy] = useState(false)

  async function send() {
    if (onWrite === undefined) return
    setBusy(true)
    const found = await onWrite(text)
    setBusy(false)
    setProblems(found)
    if (found.length === 0) setText('')
  }

  return (
    <Panel title="Messages" description={description}>
      {messages.map((one) => (
        <div key={one.id} className={classes.message} data-side={one.side}>
          <Text size="xs" c="dimmed">
            {one.side === reader && reader === 'MEMBER' ? 'You' : one.writtenBy} · <Moment at={one.writtenAt} show="time" />
          </Text>
          <p>{one.text ?? 'Erased with the key; nobody can read it any more.'}</p>
        </div>
      ))}
      {onWrite === undefined ? null : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          <Textarea label="Message" autosize minRows={2} maxRows={10} maxLength={4000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
          <Problems problems={problems} />
          <Button type="submit" size="xs" mt={8} loading={busy} disabled={text.trim() === ''}>Send</Button>
        </form>
      )}
    </Panel>
  )
}
