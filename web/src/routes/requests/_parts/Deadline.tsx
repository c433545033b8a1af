import type { Request } from '../request'
import { Clock } from './Clock'
import classes from './parts.module.css'
import { isOpen } from './queue'
import { useAction } from '@/app/useAction'
import { AcknowledgeRequestDocument } from '@/gen/graphql'
import { useMay } from '@/app/viewer'
import { Button, formatRelative, Moment, Notice, Panel, words, wordsInside } from '@/ui'

/** When the answer is due, and the rules that say so. */
export function Deadline({ request }: { request: Request }) {
  const open = isOpen(request.state)
  return (
    <Panel title="Deadline" description={`${words(request.regime)} · answered by the ${words(request.answeredBy).toLowerCase()}`}>
      <div className={classes.due}>
        <strong>
          <Moment at={request.dueAt} show="date" />
        </strong>
        <span className={classes.quiet}>
          {open ? (request.stopped ? 'as it was; the clock stands still' : formatRelative(request.dueAt)) : <Closed request={request} />}
          {open && request.extendableTo != null ? (
            <>
              {' · '}can be extended to <Moment at={request.extendableTo} show="date" />
            </>
          ) : null}
        </span>
      </div>
      {open ? <Acknowledgement request={request} /> : null}
      {open ? <Standing request={request} /> : null}
      <Clock steps={request.clock} />
    </Panel>
  )
}

function Closed({ request }: { request: Request }) {
  if (request.closedAt == null) return <>closed</>
  return (
    <>
      closed <Moment at={request.closedAt} show="time" />
    </>
  )
}

function Standing({ request }: { request: Request }) {
  const pause = request.pauses.at(-1)
  if (pause == null || pause.until != null) return null
  return (
    <div style={{ marginBottom: 14 }}>
      <Notice tone="info" title={request.stopped ? 'The clock stands still' : 'Waiting for the subject, while a law counts on'}>
        The subject was asked about {wordsInside(pause.reason)} <Moment at={pause.from} show="date" />. Let it run again
        on the day they answer.
      </Notice>
    </div>
  )
}

function Acknowledgement({ request }: { request: Request }) {
  const may = useMay()
  const acknowledge = useAction(AcknowledgeRequestDocument, 'Noted that the subject was told.')
  if (request.acknowledgedAt != null || request.acknowledgeBy == null) return null
  return (
    <div style={{ marginBottom: 14 }}>
      <Notice
        tone="warning"
        title="Receipt not acknowledged"
        action={
          may('DECIDE_REQUESTS') ? (
            <Button size="xs" variant="default" onClick={() => void acknowledge({ requestId: request.id })}>
              The subject was told
            </Button>
          ) : undefined
        }
      >
        Tell the subject that it arrived by <Moment at={request.acknowledgeBy} show="time" />.
      </Notice>
    </div>
  )
}
