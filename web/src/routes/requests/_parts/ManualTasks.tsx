import { useState } from 'react'
import classes from './review.module.css'
import { MemberPicker, type Picked } from '@/app/MemberPicker'
import { useAction } from '@/app/useAction'
import { AddManualTaskDocument, FinishManualTaskDocument, type ThreadPartsFragment } from '@/gen/graphql'
import { Button, ConfirmDialog, FormDialog, Group, Moment, Panel, Text, Textarea, TextInput } from '@/ui'

type Task = ThreadPartsFragment['manualTasks'][number]

interface ManualTasksProps {
  requestId: string
  state: string
  tasks: readonly Task[]
  decides: boolean
}

/** Work in systems that Steward does not reach, each with its owner and due date. */
export function ManualTasks({ requestId, state, tasks, decides }: ManualTasksProps) {
  const [adding, setAdding] = useState(false)
  const [finishing, setFinishing] = useState<Task | null>(null)
  const finish = useAction(FinishManualTaskDocument, 'Noted.')
  const open = ['RECEIVED', 'IN_PROGRESS', 'AWAITING_APPROVAL', 'BLOCKED'].includes(state)
  if (tasks.length === 0 && (!open || !decides)) return null
  return (
    <Panel
      title="Work by hand"
      description="In systems that Steward does not reach. The request waits until it is done."
      actions={open && decides ? <Button size="xs" variant="default" onClick={() => setAdding(true)}>Add</Button> : undefined}
    >
      {tasks.length === 0 ? <Text size="sm" c="dimmed">Nothing: every source is asked by itself.</Text> : null}
      <ul className={classes.list}>
        {tasks.map((task) => (
          <li key={task.id} className={classes.row}>
            <div className={classes.what}>
              <span className={classes.passage}>{task.what ?? 'Erased with the key'}</span>
              <Text size="xs" c="dimmed">{task.owner} · until <Moment at={task.dueAt} show="date" /></Text>
              {task.outcome == null ? null : <Text size="sm">{task.outcome}</Text>}
            </div>
            <Group>
              {task.doneAt == null ? (
                decides ? <Button size="compact-sm" variant="default" onClick={() => setFinishing(task)}>Done…</Button> : null
              ) : (
                <Text size="xs" c="dimmed">done <Moment at={task.doneAt} show="date" /></Text>
              )}
            </Group>
          </li>
        ))}
      </ul>
      {adding ? <AddDialog requestId={requestId} onClose={() => setAdding(false)} /> : null}
      {finishing === null ? null : (
        <ConfirmDialog
          opened
          onClose={() => setFinishing(null)}
          title="What was done?"
          effects={['The task counts as done.']}
          reason={{ label: 'What was done', hint: 'At least 20 characters: which records, and which of their fields.' }}
          confirm="Done"
          onConfirm={async (outcome) => (await finish({ manualTaskId: finishing.id, outcome })).problems}
        />
      )}
    </Panel>
  )
}

function AddDialog({ requestId, onClose }: { requestId: string; onClose: () => void }) {
  const [what, setWhat] = useState('')
  const [due, setDue] = useState('')
  const [owner, setOwner] = useState<Picked[]>([])
  const add = useAction(AddManualTaskDocument, 'Given; its owner is told.')
  const ownerId = owner.at(-1)?.id
  return (
    <FormDialog
      opened
      onClose={onClose}
      title="Add work by hand"
      submit="Add"
      disabled={what.trim() === '' || due === '' || ownerId === undefined}
      onSubmit={async () => {
        const { problems } = await add({ requestId, what, ownerId: ownerId ?? '', dueAt: `${due}T23:59:00Z` })
        if (problems.length === 0) onClose()
        return problems
      }}
    >
      <Textarea label="What is to be done" autosize minRows={2} maxLength={4000} value={what} onChange={(event) => setWhat(event.currentTarget.value)} />
      <MemberPicker label="Owner" description="Who does it." value={owner} onChange={(next) => setOwner(next.slice(-1))} />
      <TextInput type="date" label="Until" value={due} onChange={(event) => setDue(event.currentTarget.value)} />
    </FormDialog>
  )
}
