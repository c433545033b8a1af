import { listed, words } from '@/ui'

/** The nouns of the log, with the actions that programs most often wait for. */
export const nouns: readonly { noun: string; label: string; actions: readonly string[] }[] = [
  { noun: 'member', label: 'Members', actions: ['created', 'changed', 'suspended', 'restored', 'removed', 'erased', 'adopted', 'joined', 'roles_changed'] },
  { noun: 'group', label: 'Groups', actions: ['created', 'changed', 'deleted', 'members_added', 'members_removed', 'adopted'] },
  { noun: 'directory', label: 'Directories', actions: ['created', 'changed', 'failing', 'recovered', 'token_issued', 'token_rotated', 'token_revoked'] },
  { noun: 'request', label: 'Requests', actions: ['opened', 'completed', 'task_failed'] },
  { noun: 'data', label: 'Member data', actions: ['ingested', 'disclosed', 'erased'] },
  { noun: 'product', label: 'Products', actions: ['assigned', 'unassigned', 'grace_started'] },
  { noun: 'hold', label: 'Holds', actions: ['placed', 'released'] },
  { noun: 'session', label: 'Sessions', actions: ['started', 'ended'] },
  { noun: 'signin', label: 'Sign-in', actions: ['refused'] },
  { noun: 'role', label: 'Roles', actions: ['created', 'changed', 'deleted'] },
  { noun: 'connection', label: 'Connections', actions: [] },
  { noun: 'document', label: 'Documents', actions: [] },
  { noun: 'organization', label: 'Organization', actions: ['state_changed', 'notice_given'] },
]

/** What can be picked: everything of a noun first, then its actions. */
export const picks = nouns.map(({ noun, label, actions }) => ({
  group: label,
  items: [`${noun}.*`, ...actions.map((action) => `${noun}.${action}`)],
}))

/** What a webhook subscribed to, in words. */
export function describeActions(actions: readonly string[]): string {
  if (actions.includes('*')) return 'Everything in the log'
  return listed(actions.map(describe))
}

function describe(action: string): string {
  const [noun, verb] = action.split('.')
  if (verb === '*') return `everything about ${nouns.find((one) => one.noun === noun)?.label.toLowerCase() ?? words(noun ?? '').toLowerCase()}`
  return words(action).toLowerCase()
}
