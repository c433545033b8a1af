import { useState } from 'react'
import { AddHandTask, AssignHandTask } from './HandTaskDialogs'
import classes from './review.module.css'
import { ReportDialog } from '../../tasks/_parts/ReportDialog'
import { workWords } from '../../tasks/_parts/words'
import { useAction } from '@/app/useAction'
import { ConfirmHandTaskDocument, RejectHandTaskDocument, type HandTaskPartsFragment as Task } from '@/gen/graphql'
import { Anchor, Button, ConfirmDialog, Group, Moment, Panel, StatusBadge, Text, words } from '@/ui'

interface HandTasksProps {
  requestId: string
  state: string
  tasks: readonly Task[]
  decides: boolean
  onChange: () => void
}

type Step = 'assign' | 'report' | 'confirm' | 'reject'

/** What people do for a request, each with its owner, due date, report and second look. */
export function HandTasks({ requestId, state, tasks, decides, onChange }: HandTasksProps) {
  const [adding, setAdding] = useState(false)
  const [step, setStep] = useState<{ task: Task; verb: Step } | null>(null)
  const open = ['RECEIVED', 'IN_PROGRESS', 'AWAITING_APPROVAL', 'BLOCKED'].includes(state)
  if (tasks.length === 0 && (!open || !decides)) return null
  const close = () => {
    setStep(null)
    onChange()
  }
  return (
    <Panel
      title="Work by hand"
      description="In systems without an interface. The request waits until each is done and somebody else has looked at it."
      actions={open && decides ? <Button size="xs" variant="default" onClick={() => setAdding(true)}>Add</Button> : undefined}
    >
      {tasks.length === 0 ? <Text size="sm" c="dimmed">Nothing: every source is asked by itself.</Text> : null}
      <ul className={classes.list}>
        {tasks.map((task) => (
          <li key={task.id} className={classes.row}>
            <About task={task} />
            {decides ? <Verbs task={task} onVerb={(verb) => setStep({ task, verb })} /> : null}
          </li>
        ))}
      </ul>
      {adding ? <AddHandTask requestId={requestId} onClose={() => setAdding(false)} /> : null}
      {step === null ? null : <Dialog {...step} onClose={close} />}
    </Panel>
  )
}

function About({ task }: { task: Task }) {
  const { source, work, instructions, ownerName, dueAt, state, note, evidence, file, fields, rejected, reportedBy, confirmedBy } = task
  return (
    <div className={classes.what}>
      <span className={classes.passage}>{instructions ?? 'Erased with the key'}</span>
      <Text size="xs" c="dimmed">
        {source == null ? 'For this request' : `${source}: ${work == null ? '' : workWords[work]}`} · {ownerName ?? 'nobody’s yet'} · until{' '}
        <Moment at={dueAt} show="date" />
      </Text>
      <StatusBadge state={state} />
      {rejected == null ? null : <Text size="sm">Sent back: {rejected}</Text>}
      {note == null ? null : <Text size="sm">{note}</Text>}
      {evidence == null ? null : <Text size="sm">Shown by: {evidence}</Text>}
      {file == null ? null : <Anchor href={file.url} size="sm" download>{file.name}</Anchor>}
      {fields.length === 0 ? null : (
        <Text size="xs" c="dimmed">
          {fields.map(({ category, field, items }) => `${field} (${words(category).toLowerCase()}, ${String(items)})`).join(', ')}
        </Text>
      )}
      {reportedBy == null ? null : (
        <Text size="xs" c="dimmed">
          Done by {reportedBy}{confirmedBy == null ? '' : `, looked at by ${confirmedBy}`}
        </Text>
      )}
    </div>
  )
}

function Verbs({ task, onVerb }: { task: Task; onVerb: (verb: Step) => void }) {
  if (task.state === 'DONE') return null
  if (task.state === 'REPORTED') {
    return task.mayConfirm ? (
      <Group gap="xs">
        <Button size="compact-sm" onClick={() => onVerb('confirm')}>Agree</Button>
        <Button size="compact-sm" variant="default" onClick={() => onVerb('reject')}>Send back</Button>
      </Group>
    ) : (
      <Text size="xs" c="dimmed">Somebody else looks at it</Text>
    )
  }
  return (
    <Group gap="xs">
      <Button size="compact-sm" variant="default" onClick={() => onVerb('report')}>Report</Button>
      <Button size="compact-sm" variant="subtle" onClick={() => onVerb('assign')}>Assign</Button>
    </Group>
  )
}

function Dialog({ task, verb, onClose }: { task: Task; verb: Step; onClose: () => void }) {
  const confirm = useAction(ConfirmHandTaskDocument, 'Agreed: it is done.')
  const reject = useAction(RejectHandTaskDocument, 'Sent back.')
  switch (verb) {
    case 'assign':
      return <AssignHandTask task={task} onClose={onClose} />
    case 'report':
      return <ReportDialog task={task} onClose={onClose} />
    case 'confirm':
      return (
        <ConfirmDialog
          opened
          onClose={onClose}
          title="Agree with the report?"
          effects={['You have looked at what was done and at what shows it.', 'The task counts as done, and the request goes on.']}
          confirm="Agree"
          onConfirm={async () => (await confirm({ handTaskId: task.id })).problems}
        />
      )
    case 'reject':
      return (
        <ConfirmDialog
          opened
          onClose={onClose}
          title="Send the report back?"
          effects={['What was reported is dropped, with its file.', 'Whoever has the task reads your reason.']}
          reason={{ label: 'What is missing', hint: 'At least 20 characters.' }}
          confirm="Send back"
          onConfirm={async (reason) => (await reject({ handTaskId: task.id, reason })).problems}
        />
      )
  }
}
