import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Receiver } from '../receiver'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import {
  DeleteReceiverDocument, PauseReceiverDocument, RetryReceiverDocument, RotateReceiverTokenDocument, VerifyReceiverDocument,
} from '@/gen/graphql'
import { Button, ConfirmDialog, Menu, Problems, SecretOnce, type Problem } from '@/ui'

interface ActionsProps {
  receiver: Receiver
  onChange: () => void
}

/** What can be done with a receiver. */
export function ReceiverActions({ receiver, onChange }: ActionsProps) {
  const may = useMay()
  const [asking, setAsking] = useState<'token' | 'delete' | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const verify = useAction(VerifyReceiverDocument, 'Verification event sent.')
  const pause = useAction(PauseReceiverDocument, receiver.state === 'PAUSED' ? 'It goes on.' : 'Paused.')
  const retry = useAction(RetryReceiverDocument, 'What waits is tried now.')
  if (!may('MANAGE_DIRECTORIES')) return null
  const receiverId = receiver.id
  const paused = receiver.state === 'PAUSED'
  const after = (done: { problems: readonly Problem[] }) => {
    setProblems(done.problems)
    onChange()
  }
  return (
    <>
      <Button variant="default" onClick={() => void verify({ receiverId }).then(after)}>Verify</Button>
      <Button variant="default" onClick={() => void pause({ receiverId, paused: !paused }).then(after)}>{paused ? 'Resume' : 'Pause'}</Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default">More</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void retry({ receiverId }).then(after)}>Try again now</Menu.Item>
          {receiver.delivery === 'POLL' ? <Menu.Item onClick={() => setAsking('token')}>New token</Menu.Item> : null}
          <Menu.Item color="red" onClick={() => setAsking('delete')}>Remove receiver</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Problems problems={problems} />
      <NewToken receiver={receiver} opened={asking === 'token'} onClose={() => setAsking(null)} />
      <Remove receiver={receiver} opened={asking === 'delete'} onClose={() => setAsking(null)} />
    </>
  )
}

interface DialogProps {
  receiver: Receiver
  opened: boolean
  onClose: () => void
}

function NewToken({ receiver, opened, onClose }: DialogProps) {
  const [token, setToken] = useState<string | null>(null)
  const rotate = useAction(RotateReceiverTokenDocument)
  return (
    <>
      <ConfirmDialog
        opened={opened}
        onClose={onClose}
        title={`Give ${receiver.name} a new token?`}
        effects={['The token that it has ends now: it is refused until it has the new one.', 'No event is lost; what happens meanwhile waits.']}
        confirm="New token"
        onConfirm={async () => {
          const { data, problems } = await rotate({ receiverId: receiver.id })
          setToken(data?.rotateEventReceiverToken.token ?? null)
          return problems
        }}
      />
      <SecretOnce
        secret={token}
        title="New token"
        use={`${receiver.name} sends it as a bearer token when it asks for events.`}
        onDone={() => setToken(null)}
      />
    </>
  )
}

function Remove({ receiver, opened, onClose }: DialogProps) {
  const navigate = useNavigate()
  const remove = useAction(DeleteReceiverDocument, 'Receiver removed.')
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Remove ${receiver.name}?`}
      effects={['It is told of nothing any more, and what waits for it is discarded.', 'This can’t be undone; it can be registered again and starts from then.']}
      confirm="Remove receiver"
      danger
      onConfirm={async () => {
        const { problems } = await remove({ receiverId: receiver.id })
        if (problems.length === 0) void navigate({ to: '/receivers' })
        return problems
      }}
    />
  )
}
