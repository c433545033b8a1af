import type { Request } from '../request'
import { describeTask, stepOf } from './progress'
import { useAction } from '@/app/useAction'
import { RetryTaskDocument } from '@/gen/graphql'
import { Button, Moment, Panel, ProgressList, toast } from '@/ui'

type Task = Request['tasks'][number]

/** The work in each source. */
export function Tasks({ request }: { request: Request }) {
  const mayRetry = request.actions.includes('RETRY')
  return (
    <Panel title="Progress by source">
      <ProgressList
        label="Sources done"
        items={request.tasks.map((task) => ({
          key: task.id,
          state: stepOf(task),
          title: `${task.source}: ${works[task.work]}`,
          detail: <Detail task={task} />,
          action: mayRetry && task.state === 'FAILED' ? <Retry task={task} /> : undefined,
        }))}
      />
    </Panel>
  )
}

const works = {
  COLLECT: 'collect',
  PREVIEW: 'look what would be erased',
  PACK: 'make the package',
  ERASE: 'erase and verify',
  DESTROY: 'destroy the keys',
  RECTIFY: 'correct',
  RESTRICT: 'restrict',
  LIFT: 'lift the restriction',
}

function Detail({ task }: { task: Task }) {
  return (
    <>
      {task.problem ?? describeTask(task)}
      {task.updatedAt == null ? null : (
        <>
          {' · '}
          <Moment at={task.updatedAt} />
        </>
      )}
    </>
  )
}

function Retry({ task }: { task: Task }) {
  const retry = useAction(RetryTaskDocument, `${task.source} is asked again.`)
  async function run() {
    const { problems } = await retry({ taskId: task.id })
    problems.forEach((problem) => toast(problem.message))
  }
  return (
    <Button size="compact-sm" variant="default" onClick={() => void run()}>
      Try again
    </Button>
  )
}
