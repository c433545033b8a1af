import { useState } from 'react'
import { PilotDialog } from './PilotDialog'
import type { Connection } from '../connection'
import { useAction } from '@/app/useAction'
import { EnforceConnectionDocument } from '@/gen/graphql'
import { Button, ConfirmDialog, Panel, ProgressList, TextLink, type ProgressItem } from '@/ui'

const order = ['DRAFT', 'TESTED', 'PILOT', 'ENFORCED']

/** How far a connection is, and what the next step needs. */
export function Stages({ connection, may, onChange }: { connection: Connection; may: boolean; onChange: () => void }) {
  const [open, setOpen] = useState<'pilot' | 'enforce' | null>(null)
  const enforce = useAction(EnforceConnectionDocument, 'The connection is enforced.')
  const off = connection.state === 'DISABLED' || connection.state === 'SUSPENDED'
  return (
    <Panel title="From draft to enforced" description="Each step keeps everybody from being locked out by the next.">
      <ProgressList label="Steps of the connection" items={items(connection, may && !off, setOpen)} />
      {open === 'pilot' ? <PilotDialog connection={connection} onClose={() => setOpen(null)} onDone={onChange} /> : null}
      <ConfirmDialog
        opened={open === 'enforce'}
        onClose={() => setOpen(null)}
        title={`Enforce ${connection.name}?`}
        effects={[
          'Everybody in your proved domains signs in through this connection from now on.',
          'Pilots of other connections stay open to those who were chosen for them.',
          'If the provider is down, owners get in with a break-glass account.',
        ]}
        confirm="Enforce"
        onConfirm={async () => {
          const { problems } = await enforce({ connectionId: connection.id, version: connection.version })
          if (problems.length === 0) onChange()
          return problems
        }}
      />
    </Panel>
  )
}

function items(connection: Connection, may: boolean, open: (what: 'pilot' | 'enforce') => void): ProgressItem[] {
  const at = order.indexOf(connection.state)
  const need = (name: string) => connection.requirements.find((one) => one.name === name)
  const proof = need('break_glass')
  const test = need('test')
  return [
    { key: 'test', state: test?.met === true ? 'done' : 'waiting', title: 'Test sign-in', detail: test?.say },
    {
      key: 'pilot',
      state: at >= 2 ? 'done' : 'waiting',
      title: 'Pilot',
      detail: at === 2 ? audience(connection) : 'Chosen members and groups try it; nobody has to.',
      action:
        may && (connection.tested || at === 2) && at !== 3 ? (
          <Button size="xs" variant="default" onClick={() => open('pilot')}>
            {at === 2 ? 'Change pilot' : 'Open pilot'}
          </Button>
        ) : undefined,
    },
    {
      key: 'break_glass',
      state: proof?.met === true ? 'done' : 'waiting',
      title: 'Break-glass path proved',
      detail: proof?.say,
      action: may ? <TextLink to="/connections/break-glass">Break-glass</TextLink> : undefined,
    },
    {
      key: 'enforced',
      state: at === 3 ? 'done' : 'waiting',
      title: 'Enforced',
      detail: 'Everybody in your domains must use it.',
      action:
        may && at !== 3 ? (
          <Button size="xs" onClick={() => open('enforce')}>
            Enforce
          </Button>
        ) : undefined,
    },
  ]
}

/** Who is in the pilot. */
function audience({ pilot }: Connection): string {
  if (pilot.everybody) return 'Open to everybody.'
  const names = [...pilot.members, ...pilot.groups].map(({ name }) => (name === '' ? 'somebody who is gone' : name))
  return `Open to ${names.join(', ')}.`
}
