import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useClient } from 'urql'
import { trusted } from './document'
import { settleAll, useWaiting } from './stepUp'
import { ConfirmedDocument, type ConfirmedQuery } from '@/gen/graphql'

/** How often the page asks whether the other window is done, in milliseconds. */
const every = 1500

/**
 * Sends the person to their identity provider in a window of its own, so that
 * what they typed here stays, and lets the change go on once the server has seen
 * them again.
 */
export function StepUpDialog() {
  const waiting = useWaiting()
  return (
    <Modal
      opened={waiting}
      onClose={() => settleAll(false)}
      title="Confirm that it is you"
      zIndex={400}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Confirm />
    </Modal>
  )
}

function Confirm() {
  const [sent, setSent] = useState(false)
  useConfirmed(() => settleAll(true))
  return (
    <form method="post" action="/auth/step-up" target="_blank" rel="noopener" onSubmit={() => setSent(true)}>
      <input type="hidden" name="window" value="own" />
      <Stack gap="md">
        <Text size="sm">
          What you are about to do could do lasting harm in the wrong hands, and you proved who you are a while ago. Your
          identity provider asks you again, in a new window. This page stays as it is and goes on by itself.
        </Text>
        <Text size="sm" c="dimmed" role="status">
          {sent ? 'Waiting for the other window…' : ''}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => settleAll(false)}>
            Cancel
          </Button>
          <Button type="submit">{sent ? 'Open it again' : 'Confirm in a new window'}</Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Calls `done` once the server says that the person was seen later than when this began. */
function useConfirmed(done: () => void): void {
  const client = useClient()
  useEffect(() => {
    let first: string | null | undefined
    async function look() {
      const { data } = await client
        .query<ConfirmedQuery>(trusted(ConfirmedDocument), {}, { requestPolicy: 'network-only' })
        .toPromise()
      const at = data?.viewer.authenticatedAt
      if (first === undefined) first = at
      else if (at != null && at !== first) done()
    }
    void look()
    const timer = window.setInterval(() => void look(), every)
    return () => window.clearInterval(timer)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- one watch for as long as the dialog is open
  }, [client])
}
