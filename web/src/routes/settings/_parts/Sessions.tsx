import { IconDevices } from '@tabler/icons-react'
import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { browserOf } from '@/app/agent'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { EndOwnOtherSessionsDocument, EndOwnSessionDocument, OwnSessionsDocument, type OwnSessionsQuery } from '@/gen/graphql'
import { Button, ConfirmDialog, DataTable, EmptyState, Group, Moment, Panel, Pill, TableSkeleton, type Column } from '@/ui'

type Session = NonNullable<OwnSessionsQuery['viewer']['me']>['sessions'][number]

/** The browsers in which one is signed in. */
export function Sessions() {
  const [result, refetch] = useQuery({ query: OwnSessionsDocument })
  const [ending, setEnding] = useState<Session | null>(null)
  const [all, setAll] = useState(false)
  const end = useAction(EndOwnSessionDocument, 'Session ended.')
  const endOthers = useAction(EndOwnOtherSessionsDocument, 'All other sessions ended.')
  const sessions = result.data?.viewer.me?.sessions ?? []
  return (
    <Panel
      title="Sessions"
      description="End one that you don’t know, then tell your administrator."
      flush
      actions={
        sessions.length > 1 ? (
          <Button size="xs" variant="default" onClick={() => setAll(true)}>
            End all others
          </Button>
        ) : null
      }
    >
      <Loaded result={result} skeleton={<TableSkeleton rows={3} />}>
        {({ viewer }) => <Rows sessions={viewer.me?.sessions ?? []} onEnd={setEnding} />}
      </Loaded>
      <ConfirmDialog
        opened={all}
        onClose={() => setAll(false)}
        title="End all other sessions?"
        effects={['Every other browser in which you are signed in is signed out at once.', 'This one stays.']}
        confirm="End all others"
        onConfirm={async () => {
          const { problems } = await endOthers({ keepSessionId: sessions.find(({ current }) => current)?.id ?? '' })
          if (problems.length === 0) refetch({ requestPolicy: 'network-only' })
          return problems
        }}
      />
      <ConfirmDialog
        opened={ending !== null}
        onClose={() => setEnding(null)}
        title="End this session?"
        effects={['That browser is signed out at once.']}
        confirm="End session"
        onConfirm={async () => {
          const { problems } = await end({ sessionId: ending?.id ?? '' })
          if (problems.length === 0) refetch({ requestPolicy: 'network-only' })
          return problems
        }}
      />
    </Panel>
  )
}

function Rows({ sessions, onEnd }: { sessions: readonly Session[]; onEnd: (session: Session) => void }) {
  if (sessions.length === 0) {
    return (
      <EmptyState icon={IconDevices} title="No sessions" compact>
        You are signed in with an API token.
      </EmptyState>
    )
  }
  const columns: readonly Column<Session>[] = [
    { id: 'browser', header: 'Browser', cell: (session) => <Browser session={session} /> },
    { id: 'network', header: 'Network', cell: ({ network }) => network ?? 'Unknown' },
    { id: 'since', header: 'Signed in', cell: ({ createdAt }) => <Moment at={createdAt} /> },
    { id: 'idle', header: 'Ends if unused', cell: ({ idleAt }) => <Moment at={idleAt} /> },
    { id: 'ends', header: 'Ends at the latest', cell: ({ expiresAt }) => <Moment at={expiresAt} />, wideOnly: true },
    {
      id: 'end',
      header: 'End',
      align: 'end',
      cell: (session) =>
        session.current ? null : (
          <Button size="compact-xs" variant="default" onClick={() => onEnd(session)}>
            End
          </Button>
        ),
    },
  ]
  return <DataTable label="Sessions" columns={columns} rows={sessions} rowKey={({ id }) => id} />
}

function Browser({ session }: { session: Session }) {
  return (
    <Group gap={8}>
      {browserOf(session.agent)}
      {session.current ? <Pill tone="success">This one</Pill> : null}
    </Group>
  )
}
