import type { TaskWork } from '@/gen/graphql'

/** What a person does in a system, for each kind of work. */
export const workWords: Record<TaskWork, string> = {
  COLLECT: 'find and hand over what is held',
  PREVIEW: 'count what is held',
  PACK: 'make the package',
  ERASE: 'erase what is held',
  DESTROY: 'destroy the keys',
  RECTIFY: 'correct what is wrong',
  RESTRICT: 'store it and do not use it otherwise',
  LIFT: 'use it again',
}
