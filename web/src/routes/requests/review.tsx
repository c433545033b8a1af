import { useCallback } from 'react'
import { useQuery } from '@/app/useQuery'
import { Items } from './_parts/Items'
import { Suggestions } from './_parts/Suggestions'
import { requestReviewRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { RequestReviewDocument, type RequestReviewQuery } from '@/gen/graphql'
import { BackLink, ErrorState, Notice, Page, PageHeader, Sections, StatusBadge, words } from '@/ui'

type Reviewed = NonNullable<RequestReviewQuery['request']>

/** What a package will hold, side by side with what was collected, before somebody approves it. */
export function ReviewPage() {
  const { id } = requestReviewRoute.useParams()
  const [result, refetch] = useQuery({ query: RequestReviewDocument, variables: { id } })
  const reload = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  return (
    <Page>
      <Loaded result={result} onRetry={reload}>
        {({ request }) =>
          request?.review == null ? <ErrorState kind="missing" /> : <Review request={request} review={request.review} onChange={reload} />
        }
      </Loaded>
    </Page>
  )
}

function Review({ request, review, onChange }: { request: Reviewed; review: NonNullable<Reviewed['review']>; onChange: () => void }) {
  const open = request.state === 'AWAITING_APPROVAL'
  return (
    <>
      <PageHeader
        title="Review of the package"
        back={<BackLink to="/requests/$id" params={{ id: request.id }}>{words(request.kind)} request</BackLink>}
        badges={<StatusBadge state={request.state} />}
        lead={`What ${request.subjectName ?? 'the subject'} will receive. Take out what is not theirs to read; they see in its place why.`}
      />
      <Sections>
        {review.leaks.length === 0 ? null : (
          <Notice tone="danger" title="The last package was destroyed before delivery">
            It held what was taken out, in {[...new Set(review.leaks.map((leak) => leak.file))].join(', ')}. Take the
            passage out everywhere, then approve again.
          </Notice>
        )}
        {open ? null : (
          <Notice tone="info">A package is reviewed once everything is collected, and before it is approved.</Notice>
        )}
        <Suggestions redactions={review.redactions} more={review.more} open={open} onChange={onChange} />
        {open ? <Items requestId={request.id} version={review.redactions.map((one) => one.id + one.state).join()} onChange={onChange} /> : null}
      </Sections>
    </>
  )
}
