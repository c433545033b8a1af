import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { AskOwnHearingDocument, PlaceOwnStatementDocument, WriteOwnMessageDocument, type OwnRequestPartsFragment } from '@/gen/graphql'
import { Thread } from '@/routes/requests/_parts/Thread'
import { Button, ConfirmDialog, Facts, Moment, useDisclosure, words } from '@/ui'

interface OwnCorrespondenceProps {
  request: OwnRequestPartsFragment
  onChange: () => void
}

/** What belongs to a request of one's own: messages, and the hearing about records that were not amended. */
export function OwnCorrespondence({ request, onChange }: OwnCorrespondenceProps) {
  const [shown, { toggle }] = useDisclosure(request.messages.length > 0)
  const write = useAction(WriteOwnMessageDocument, 'Sent.')
  return (
    <>
      <Hearing request={request} onChange={onChange} />
      <Button size="xs" variant="subtle" mt={10} aria-expanded={shown} onClick={toggle}>
        {shown ? 'Hide messages' : 'Write about it'}
      </Button>
      {shown ? (
        <Thread
          messages={request.messages}
          reader="MEMBER"
          description="Only you and whoever answers can read them."
          onWrite={async (text) => {
            const { problems } = await write({ requestId: request.id, text })
            if (problems.length === 0) onChange()
            return problems
          }}
        />
      ) : null}
    </>
  )
}

function Hearing({ request, onChange }: OwnCorrespondenceProps) {
  const [asking, setAsking] = useState<'hearing' | 'statement' | null>(null)
  const ask = useAction(AskOwnHearingDocument, 'Asked; you read here when it is held.')
  const place = useAction(PlaceOwnStatementDocument, 'Placed with the record.')
  const { hearing } = request
  return (
    <>
      {hearing == null ? null : (
        <Facts
          items={[
            ['Hearing', words(hearing.state)],
            ['Held', hearing.heldAt == null ? null : <Moment key="held" at={hearing.heldAt} show="time" />],
            ['Where', hearing.place],
            ['Decision', hearing.decision],
            ['Your statement', hearing.statement],
          ]}
        />
      )}
      {request.hearable ? <Button size="xs" variant="default" mt={10} onClick={() => setAsking('hearing')}>Ask for a hearing</Button> : null}
      {hearing?.state === 'UPHELD' && hearing.statement == null ? (
        <Button size="xs" variant="default" mt={10} onClick={() => setAsking('statement')}>Place a statement</Button>
      ) : null}
      {asking === null ? null : (
        <ConfirmDialog
          opened
          onClose={() => setAsking(null)}
          title={asking === 'hearing' ? 'Ask for a hearing?' : 'Place a statement with the record?'}
          effects={asking === 'hearing' ? ['Somebody who had no part in the decision hears you.', 'You may bring evidence and somebody to assist you.'] : ['It is kept with the record, and whoever sees the record sees it.']}
          reason={asking === 'hearing' ? undefined : { label: 'Statement', hint: 'At least 20 characters.' }}
          confirm={asking === 'hearing' ? 'Ask' : 'Place'}
          onConfirm={async (statement) => {
            const { problems } = asking === 'hearing' ? await ask({ requestId: request.id }) : await place({ requestId: request.id, statement })
            if (problems.length === 0) onChange()
            return problems
          }}
        />
      )}
    </>
  )
}
