import { IconDevices } from '@tabler/icons-react'
import { useState } from 'react'
import type { Member } from '../member'
import classes from './lists.module.css'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { EndMemberSessionsDocument } from '@/gen/graphql'
import { browserOf } from '@/app/agent'
import { Button, ConfirmDialog, EmptyState, Moment, Panel, useDisclosure } from '@/ui'

type Session = Member['sessions'][number]

/** Where the member is signed in. */
export function Sessions({ member }: { member: Member }) {
  const may = useMay()
  const [asking, { open, close }] = useDisclosure()
  const end = useAction(EndMemberSessionsDocument, 'Ended.')
  const [one, setOne] = useState<Session | null>(null)
  const some = member.sessions.length > 0
  return (
    <Panel
      title="Sessions"
      description="Browsers in which the member is signed in."
      flush
      actions={
        some && may('MANAGE_MEMBERS') ? (
          <Button size="xs" variant="default" onClick={open}>
            End all
          </Button>
        ) : null
      }
    >
      {some ? <SessionList sessions={member.sessions} onEnd={may('MANAGE_MEMBERS') ? setOne : null} /> : <NotSignedIn />}
      <ConfirmDialog
        opened={asking}
        onClose={close}
        title={`End all sessions of ${member.displayName}?`}
        effects={[
          'Every browser in which they are signed in is signed out at once.',
          'They can sign in again right away; to stop that, suspend the member.',
        ]}
        confirm="End all sessions"
        onConfirm={async () => (await end({ memberId: member.id })).problems}
      />
      <ConfirmDialog
        opened={one !== null}
        onClose={() => setOne(null)}
        title={`End this session of ${member.displayName}?`}
        effects={[`${browserOf(one?.agent ?? null)} is signed out at once. Their other sessions stay.`]}
        confirm="End session"
        onConfirm={async () => (await end({ memberId: member.id, sessionId: one?.id })).problems}
      />
    </Panel>
  )
}

function SessionList({ sessions, onEnd }: { sessions: readonly Session[]; onEnd: ((session: Session) => void) | null }) {
  return (
    <ul className={classes.list}>
      {sessions.map((session) => (
        <li key={session.id}>
          <div>
            <strong>{browserOf(session.agent)}</strong>
            <span className={classes.quiet}>
              {session.network == null ? '' : `${session.network} · `}signed in <Moment at={session.createdAt} />
              {session.lastUsedAt == null ? null : <>, last used <Moment at={session.lastUsedAt} /></>}
            </span>
          </div>
          <span className={classes.quiet}>
            ends <Moment at={session.expiresAt} />
          </span>
          {onEnd === null ? null : (
            <Button size="compact-xs" variant="default" aria-label={`End the session in ${browserOf(session.agent)}`} onClick={() => onEnd(session)}>
              End
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function NotSignedIn() {
  return (
    <EmptyState icon={IconDevices} title="Not signed in anywhere" compact>
      Sessions show here from sign-in until they end.
    </EmptyState>
  )
}
