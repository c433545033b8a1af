import type { Request } from '../request'
import { adviceFor } from './advice'
import { listed, Notice } from '@/ui'

/** What the request waits for now. */
export function NextStep({ request }: { request: Request }) {
  if (request.state === 'BLOCKED') {
    const matters = listed(request.holds.map((hold) => hold.matter))
    return (
      <Notice tone="danger" title="Stopped by a legal hold">
        Nothing is erased while it stands{matters === '' ? '' : `: ${matters}`}. The request goes on by itself when the
        hold is released; its clock runs on meanwhile, so tell the subject.
      </Notice>
    )
  }
  const advice = adviceFor(request)
  return (
    <Notice tone={advice.tone} title={advice.title}>
      {advice.text}
    </Notice>
  )
}
