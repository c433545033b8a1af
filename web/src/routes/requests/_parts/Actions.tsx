import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import type { Request } from '../request'
import { ActionDialog } from './ActionDialog'
import { AssignDialog } from './AssignDialog'
import { PauseDialog } from './PauseDialog'
import { RefuseDialog } from './RefuseDialog'
import type { RequestAction } from '@/gen/graphql'
import { Button, Menu } from '@/ui'

/** What can be done, as the server lists it: the next step as a button, the rest in a menu. */
const names: Record<Exclude<RequestAction, 'RETRY'>, string> = {
  ATTEST: 'Confirm identity',
  START: 'Start',
  APPROVE: 'Approve',
  COMPLETE: 'Complete',
  REFUSE: 'Refuse',
  EXTEND: 'Extend the deadline',
  PAUSE_CLOCK: 'Ask the subject, and pause',
  RESUME_CLOCK: 'Let the clock run again',
  ASSIGN: 'Give to a colleague',
  WITHDRAW: 'Withdraw for the subject',
}

const primary: readonly RequestAction[] = ['ATTEST', 'START', 'APPROVE', 'COMPLETE']

type Act = keyof typeof names

/** The buttons of a request. */
export function Actions({ request }: { request: Request }) {
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const possible = request.actions.filter((action): action is Act => action !== 'RETRY')
  const first = possible.filter((action) => primary.includes(action))
  const rest = possible.filter((action) => !primary.includes(action))
  return (
    <>
      {rest.length === 0 ? null : <More actions={rest} onAct={setAct} />}
      {first.map((action) => (
        <Button key={action} onClick={() => setAct(action)}>
          {names[action]}
        </Button>
      ))}
      {act === 'REFUSE' ? <RefuseDialog request={request} onClose={close} /> : null}
      {act === 'ASSIGN' ? <AssignDialog request={request} onClose={close} /> : null}
      {act === 'PAUSE_CLOCK' ? <PauseDialog request={request} onClose={close} /> : null}
      {act === null || act === 'REFUSE' || act === 'ASSIGN' || act === 'PAUSE_CLOCK' ? null : (
        <ActionDialog request={request} action={act} onClose={close} />
      )}
    </>
  )
}

function More({ actions, onAct }: { actions: readonly Act[]; onAct: (act: Act) => void }) {
  return (
    <Menu position="bottom-end" shadow="md" width={230}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          More
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Menu.Item key={action} onClick={() => onAct(action)}>
            {names[action]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
