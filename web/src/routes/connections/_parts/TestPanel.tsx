import { useCallback, useState } from 'react'
import { Steps } from './Steps'
import type { Connection } from '../connection'
import { usePolling } from '@/app/usePolling'
import { useQuery } from '@/app/useQuery'
import { LastTestDocument } from '@/gen/graphql'
import { Button, Moment, Notice, Panel, Stack, Text } from '@/ui'

/** The test sign-in: begins in a new window, and shows every check of the last one. */
export function TestPanel({ connection, may, onChange }: { connection: Connection; may: boolean; onChange: () => void }) {
  const [waiting, setWaiting] = useState(false)
  const [result, refetch] = useQuery({ query: LastTestDocument, variables: { id: connection.id } })
  const refresh = useCallback(() => {
    refetch({ requestPolicy: 'network-only' })
    onChange()
  }, [refetch, onChange])
  usePolling(waiting, refresh)
  const last = result.data?.signinTraces.nodes[0]
  const off = connection.state === 'DISABLED' || connection.state === 'SUSPENDED'
  return (
    <Panel
      title="Test sign-in"
      description="A real sign-in by you, in a new window. It signs nobody in here, and shows every check."
      actions={
        may && !off ? (
          <form method="post" action={connection.testPath} target="_blank" onSubmit={() => setWaiting(true)}>
            <Button type="submit" size="xs">
              Run test sign-in
            </Button>
          </form>
        ) : null
      }
    >
      <Stack gap="md">
        {last === undefined ? (
          <Text size="sm" c="dimmed">
            No test yet. It must pass with the settings as they are before anybody signs in with this connection.
          </Text>
        ) : (
          <>
            <Notice
              tone={last.outcome === 'PASSED' ? 'success' : 'danger'}
              title={last.outcome === 'PASSED' ? 'The last test passed' : 'The last test failed'}
            >
              <Moment at={last.at} />
              {last.config === connection.config ? null : ', with other settings than the present ones'}.
              {last.advice == null ? null : ` ${last.advice}`}
            </Notice>
            <Steps steps={last.steps} />
          </>
        )}
      </Stack>
    </Panel>
  )
}
