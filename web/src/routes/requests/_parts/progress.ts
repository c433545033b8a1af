import type { RequestPartsFragment, TaskState } from '@/gen/graphql'
import { formatCount, plural, type StepState } from '@/ui'

type Task = RequestPartsFragment['tasks'][number]

const steps: Record<TaskState, StepState> = { WAITING: 'waiting', RUNNING: 'running', DONE: 'done', FAILED: 'failed', BY_HAND: 'waiting' }

/** How far a task is, in the words of the progress list. */
export function stepOf(task: Pick<Task, 'state'>): StepState {
  return steps[task.state]
}

/** Whether Steward works on the request by itself now, so that looking again makes sense. */
export function isWorking(request: Pick<RequestPartsFragment, 'state'> & { tasks: readonly Pick<Task, 'state'>[] }): boolean {
  if (request.state === 'EXECUTING') return true
  return request.state === 'IN_PROGRESS' && request.tasks.some(({ state }) => state !== 'FAILED' && state !== 'BY_HAND')
}

/** What a task found, gave or erased, in a sentence. */
export function describeTask(task: Pick<Task, 'work' | 'state' | 'counts' | 'attempts'>): string {
  const items = task.counts.reduce((sum, count) => sum + count.items, 0)
  const left = task.counts.reduce((sum, count) => sum + count.left, 0)
  if (task.state === 'BY_HAND') return 'A person does it: see Work by hand'
  if (task.state === 'WAITING') return 'Waits for its turn'
  if (task.state === 'RUNNING') return task.attempts > 1 ? `Under way, attempt ${formatCount(task.attempts)}` : 'Under way'
  const found = plural(items, 'item', 'items')
  switch (task.work) {
    case 'COLLECT':
      return `${found} collected`
    case 'PREVIEW':
      return `${found} found`
    case 'PACK':
      return 'The package is made and sealed'
    case 'DESTROY':
      return 'The member’s keys are destroyed'
    case 'RECTIFY':
      return `${plural(items, 'item', 'items')} corrected`
    case 'RESTRICT':
      return `${plural(items, 'item', 'items')} restricted`
    case 'LIFT':
      return `${plural(items, 'item', 'items')} in use again`
    case 'ERASE':
      return left > 0 ? `${found} erased, ${formatCount(left)} left behind` : `${found} erased`
  }
}
