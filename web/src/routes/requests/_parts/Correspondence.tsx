import { useQuery } from '@/app/useQuery'
import type { Request } from '../request'
import { HandTasks } from './HandTasks'
import { HearingPanel } from './HearingPanel'
import { PackageLinks } from './PackageLinks'
import { Thread } from './Thread'
import { Failure } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { RequestThreadDocument, WriteToSubjectDocument } from '@/gen/graphql'
import { LinkButton, Panel, Text } from '@/ui'

const packaged = ['ACCESS', 'PORTABILITY']

/** What belongs to the answer: the review, work by hand, messages, links and a hearing. */
export function Correspondence({ request }: { request: Request }) {
  const [{ data, error }, refetch] = useQuery({ query: RequestThreadDocument, variables: { id: request.id } })
  const may = useMay()
  const write = useAction(WriteToSubjectDocument, 'Sent; they are told that there is something to read.')
  const thread = data?.request
  const decides = may('DECIDE_REQUESTS')
  if (error !== undefined && thread == null) return <Failure error={error} onRetry={() => refetch({ requestPolicy: 'network-only' })} />
  return (
    <>
      {request.state === 'AWAITING_APPROVAL' && packaged.includes(request.kind) ? (
        <Panel title="Review" description="Look at what the subject will receive before it is approved." tone="accent">
          <LinkButton to="/requests/$id/review" params={{ id: request.id }} size="xs">Review the package</LinkButton>
          <Text size="sm" c="dimmed" mt={8}>Names and addresses of other members were looked for; each waits for your decision.</Text>
        </Panel>
      ) : null}
      {thread == null ? null : (
        <>
          <HandTasks
            requestId={request.id}
            state={request.state}
            tasks={thread.handTasks}
            decides={decides}
            onChange={() => refetch({ requestPolicy: 'network-only' })}
          />
          {request.package?.state === 'AVAILABLE' ? <PackageLinks requestId={request.id} links={thread.links} decides={decides} /> : null}
          {thread.hearing == null ? null : <HearingPanel requestId={request.id} hearing={thread.hearing} decides={decides} />}
          <Thread
            messages={thread.messages}
            reader="OFFICE"
            description="Sealed under the subject’s key. Mail tells them only that there is something to read."
            onWrite={decides && request.subjectName != null ? async (text) => (await write({ requestId: request.id, text })).problems : undefined}
          />
        </>
      )}
    </>
  )
}
