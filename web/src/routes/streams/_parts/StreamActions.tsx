import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Replay } from './Replay'
import { streamRoute } from '../route'
import { useAction } from '@/app/useAction'
import { usePress } from '@/app/usePress'
import { useMay } from '@/app/viewer'
import {
  DeleteLogStreamDocument, PauseLogStreamDocument, ResumeLogStreamDocument, TestLogStreamDocument, type LogStreamPartsFragment,
} from '@/gen/graphql'
import { Button, ConfirmDialog, Group, LinkButton } from '@/ui'

interface ActionsProps {
  stream: LogStreamPartsFragment
  onChange: () => void
}

type Verb = 'pause' | 'replay' | 'delete'

/** What can be done with a stream. */
export function StreamActions({ stream, onChange }: ActionsProps) {
  const [asking, setAsking] = useState<Verb | null>(null)
  const navigate = streamRoute.useNavigate()
  const test = usePress(TestLogStreamDocument, 'A check is on its way.')
  const close = () => setAsking(null)
  if (!useMay()('MANAGE_ORGANIZATION')) return null
  async function send() {
    const { data } = await test({ logStreamId: stream.id })
    const delivery = data?.testLogStream.delivery?.id
    if (delivery !== undefined) void navigate({ search: { delivery } })
  }
  return (
    <Group gap="xs">
      <Button onClick={() => void send()}>Send a check</Button>
      <Button variant="default" onClick={() => setAsking('pause')}>
        {stream.state === 'ACTIVE' ? 'Pause' : 'Resume'}
      </Button>
      <Button variant="default" onClick={() => setAsking('replay')}>Replay</Button>
      <LinkButton variant="default" to="/log/streams/$id/edit" params={{ id: stream.id }}>Edit</LinkButton>
      <Button variant="subtle" onClick={() => setAsking('delete')}>Delete</Button>
      {asking === 'replay' ? <Replay stream={stream} onClose={close} onDone={onChange} /> : null}
      {asking === 'delete' ? <Delete stream={stream} onClose={close} /> : null}
      <Pausing stream={stream} opened={asking === 'pause'} onClose={close} />
    </Group>
  )
}

interface DialogProps {
  stream: LogStreamPartsFragment
  onClose: () => void
}

function Pausing({ stream, opened, onClose }: DialogProps & { opened: boolean }) {
  const pause = useAction(PauseLogStreamDocument, 'Paused.')
  const resume = useAction(ResumeLogStreamDocument, 'Resumed.')
  const active = stream.state === 'ACTIVE'
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`${active ? 'Pause' : 'Resume'} ${stream.name}?`}
      effects={
        active
          ? ['Nothing is sent until you resume.', 'What happens meanwhile is kept for a week; after that the oldest is left out, and an event says so.']
          : ['It goes on from where it stopped.', 'If that is longer ago than a week, what is older is left out, and an event says which places.']
      }
      confirm={active ? 'Pause' : 'Resume'}
      onConfirm={async () => (await (active ? pause : resume)({ logStreamId: stream.id })).problems}
    />
  )
}

function Delete({ stream, onClose }: DialogProps) {
  const navigate = useNavigate()
  const remove = useAction(DeleteLogStreamDocument, 'Stream deleted.')
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${stream.name}?`}
      effects={['Nothing more is sent to it.', 'Its secrets and its delivery log are deleted too. This can’t be undone.']}
      confirm="Delete stream"
      danger
      onConfirm={async () => {
        const { problems } = await remove({ logStreamId: stream.id })
        if (problems.length === 0) void navigate({ to: '/log/streams' })
        return problems
      }}
    />
  )
}
