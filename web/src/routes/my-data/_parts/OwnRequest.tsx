import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './own.module.css'
import { isUnanswered, progressOf } from './own'
import { useAction } from '@/app/useAction'
import { WithdrawOwnRequestDocument, type OwnRequestPartsFragment } from '@/gen/graphql'
import { OwnCorrespondence } from './OwnCorrespondence'
import { Clock } from '@/routes/requests/_parts/Clock'
import {
  Button,
  ConfirmDialog,
  DuePill,
  Facts,
  formatBytes,
  formatDate,
  Group,
  Moment,
  Panel,
  StatusBadge,
  useDisclosure,
  words,
} from '@/ui'

interface OwnRequestProps {
  request: OwnRequestPartsFragment
  onChange: () => void
}

/** One request of one's own: how far it is, and what came of it. */
export function OwnRequest({ request, onChange }: OwnRequestProps) {
  const [explained, { toggle }] = useDisclosure()
  const open = isUnanswered(request)
  return (
    <Panel
      title={`${words(request.kind)} request`}
      description={
        <>
          received <Moment at={request.receivedAt} show="date" />
        </>
      }
      tone={request.package?.state === 'AVAILABLE' ? 'accent' : 'plain'}
      actions={
        <>
          <StatusBadge state={request.state} />
          <DuePill dueAt={request.dueAt} closed={!open} />
        </>
      }
    >
      <p className={classes.answer}>{progressOf(request)}</p>
      <Answer request={request} />
      <Group gap="xs" mt={12}>
        <PackageButton request={request} />
        {request.certificate == null ? null : (
          <Button component="a" href={request.certificate.url} download size="xs" variant="default">
            Download certificate
          </Button>
        )}
        {open && request.clock.length > 0 ? (
          <Button size="xs" variant="subtle" onClick={toggle} aria-expanded={explained}>
            {explained ? 'Hide why' : 'Why is it due then?'}
          </Button>
        ) : null}
        {request.withdrawable ? <Withdraw request={request} onChange={onChange} /> : null}
      </Group>
      <OwnCorrespondence request={request} onChange={onChange} />
      {explained ? (
        <div style={{ marginTop: 14 }}>
          <Clock steps={request.clock} />
        </div>
      ) : null}
    </Panel>
  )
}

function Answer({ request }: { request: OwnRequestPartsFragment }) {
  const open = isUnanswered(request)
  const ground = request.refusalGround == null ? null : words(request.refusalGround)
  return (
    <Facts
      items={[
        ['You asked', request.question],
        ['Takes longer', request.extensionReason],
        ['Needed from you', open ? request.pauseReason : null],
        ['What was done', request.outcome],
        ['Refused because', request.refusal],
        ['Ground', ground],
        ['You can complain', request.complaint],
      ]}
    />
  )
}

function PackageButton({ request }: { request: OwnRequestPartsFragment }) {
  const held = request.package
  if (held?.state !== 'AVAILABLE') return null
  const size = held.bytes == null ? '' : ` (${formatBytes(held.bytes)})`
  const until = held.expiresAt == null ? '' : `, until ${formatDate(held.expiresAt)}`
  return (
    <>
      <Button component="a" href={held.url} download leftSection={<IconDownload size={16} aria-hidden />}>
        Download my data{size}
      </Button>
      <span className={classes.quiet}>A signed archive with {held.files ?? 'all'} files{until}.</span>
    </>
  )
}

function Withdraw({ request, onChange }: OwnRequestProps) {
  const [asking, setAsking] = useState(false)
  const withdraw = useAction(WithdrawOwnRequestDocument, 'Your request is withdrawn.')
  return (
    <>
      <Button size="xs" variant="subtle" onClick={() => setAsking(true)}>
        Withdraw
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Withdraw your request?"
        effects={['Nothing more is done for it.', 'You can ask again at any time.']}
        confirm="Withdraw"
        onConfirm={async () => {
          const { problems } = await withdraw({ requestId: request.id })
          if (problems.length === 0) onChange()
          return problems
        }}
      />
    </>
  )
}
