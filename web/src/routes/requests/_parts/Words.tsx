import type { Request } from '../request'
import classes from './parts.module.css'
import { Panel, Text, words as inWords } from '@/ui'

/** What people wrote about the request. It ends with the subject's key. */
export function Words({ request }: { request: Request }) {
  const { words } = request
  if (words.erased) {
    return (
      <Panel title="What was written">
        <Text size="sm" c="dimmed">
          Erased with the subject’s key: nothing can read it any more.
        </Text>
      </Panel>
    )
  }
  const ground = request.refusalGround == null ? null : inWords(request.refusalGround)
  const parts: readonly (readonly [string, string | null | undefined])[] = [
    ['What they asked for', words.question],
    ['How it arrived, and how identity was checked', words.evidence],
    ['Ground of the refusal', ground],
    ['Reason of the refusal (the subject reads it)', words.reason],
    ['How to complain (the subject reads it)', words.complaint],
    ['Why it takes longer (the subject reads it)', words.extensionReason],
    ['What the subject is asked for (they read it)', words.pauseReason],
    ['Note of the approver', words.approvalNote],
    ['What was done (the subject reads it)', words.outcome],
  ]
  const shown = parts.filter(([, text]) => text != null && text !== '')
  if (shown.length === 0) return null
  return (
    <Panel title="What was written" description="Sealed under the subject’s own key.">
      {shown.map(([label, text]) => (
        <dl key={label} className={classes.word}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </dl>
      ))}
    </Panel>
  )
}
