import { useState } from 'react'
import type { Request } from '../request'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { AcceptRequestOfferDocument, DeclineRequestOfferDocument } from '@/gen/graphql'
import { Button, Group, Moment, Notice, TextLink, toast } from '@/ui'

/** Another due date, because the terms have changed since the request was received. */
export function Offers({ request, onChange }: { request: Request; onChange: () => void }) {
  const may = useMay()
  const [now] = useState(() => Date.now())
  const accept = useAction(AcceptRequestOfferDocument, 'The request has the new date.')
  const decline = useAction(DeclineRequestOfferDocument, 'The request keeps its date.')
  const offer = request.offers.find(({ state }) => state === 'OPEN')
  if (offer === undefined || request.closedAt != null) return null

  const passed = Date.parse(offer.newDueAt) < now

  async function decide(verb: typeof accept | typeof decline) {
    const { problems } = await verb({ offerId: offer?.id ?? '' })
    problems.forEach((problem) => toast(problem.message))
    onChange()
  }

  return (
    <Notice
      tone="warning"
      title="The terms have changed: another date is offered"
      action={
        may('DECIDE_REQUESTS') ? (
          <Group gap="xs">
            {passed ? null : (
              <Button size="xs" onClick={() => void decide(accept)}>
                Take the new date
              </Button>
            )}
            <Button size="xs" variant="default" onClick={() => void decide(decline)}>
              Keep the date
            </Button>
          </Group>
        ) : undefined
      }
    >
      By {offer.document == null ? 'a changed document' : <OfferDocument document={offer.document} />} it would be due{' '}
      <Moment at={offer.newDueAt} show="date" /> instead of <Moment at={offer.oldDueAt} show="date" />. Until somebody decides, it stays under the terms of
      its receipt.{passed ? ' The offered date has passed, so it can’t be taken: the request would be late at once.' : ''}
    </Notice>
  )
}

function OfferDocument({ document }: { document: { id: string; title: string } }) {
  return (
    <TextLink to="/documents/$id" params={{ id: document.id }} inherit>
      {document.title}
    </TextLink>
  )
}
