import { listed, words } from '@/ui'

/** What some nouns of the log are called on the screen; others are called as they are. */
const labels: Record<string, string> = {
  member: 'Members', group: 'Groups', directory: 'Directories', request: 'Requests', data: 'Member data', product: 'Products',
  hold: 'Holds', session: 'Sessions', signin: 'Sign-in', role: 'Roles', connection: 'Connections', document: 'Documents',
  organization: 'Organization', token: 'Tokens', domain: 'Domains', support: 'Support', webhook: 'Webhooks', extension: 'Own attributes',
}

const labelOf = (noun: string) => labels[noun] ?? words(noun)

/** What can be picked of the actions that the server offers: everything of a noun first, then its actions. */
export function picksOf(offered: readonly { action: string }[]): { group: string; items: string[] }[] {
  const nouns = new Map<string, string[]>()
  for (const { action } of offered) {
    const noun = action.split('.')[0] ?? ''
    nouns.set(noun, [...(nouns.get(noun) ?? [`${noun}.*`]), action])
  }
  return [...nouns].map(([noun, items]) => ({ group: labelOf(noun), items }))
}

/** What a webhook subscribed to, in words. */
export function describeActions(actions: readonly string[]): string {
  if (actions.includes('*')) return 'Everything in the log'
  return listed(actions.map(describe))
}

function describe(action: string): string {
  const [noun, verb] = action.split('.')
  if (verb === '*') return `everything about ${labelOf(noun ?? '').toLowerCase()}`
  return words(action).toLowerCase()
}
