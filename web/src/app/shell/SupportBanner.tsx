import { useAction } from '@/app/useAction'
import { useViewer, type Viewer } from '@/app/viewer'
import { LeaveSupportDocument } from '@/gen/graphql'
import { Button, Moment, Notice, TextLink } from '@/ui'

/** Says, on every page, that the vendor's staff is inside, and until when. */
export function SupportBanner() {
  const { support, supportInside } = useViewer()
  if (support == null && supportInside == null) return null
  return (
    <div style={{ maxWidth: 1240, marginInline: 'auto', marginBottom: 20 }}>
      {support == null ? null : <Visiting support={support} />}
      {supportInside == null ? null : (
        <Notice tone="warning" title="The vendor’s support is in your organization">
          An owner let them in; the access ends <Moment at={supportInside.until} />. What they do is in your log.{' '}
          <TextLink to="/support">See why, or end it</TextLink>
        </Notice>
      )}
    </div>
  )
}

/** What an operator inside another organization may do there, and the way out. */
function Visiting({ support }: { support: NonNullable<Viewer['support']> }) {
  const { organization } = useViewer()
  const leave = useAction(LeaveSupportDocument)
  return (
    <Notice
      tone="warning"
      title={`You are in ${organization.name} as support`}
      action={
        <Button
          size="xs"
          variant="default"
          onClick={() => void leave({ leave: true }).then(({ data }) => data !== null && window.location.assign('/doors'))}
        >
          Leave
        </Button>
      }
    >
      {support.mayChange ? 'You may look, and change what the owner added.' : 'You may look and change nothing.'}{' '}
      {support.mayReadContent ? 'You may read content, and each reading is told. ' : ''}
      It ends <Moment at={support.until} />. Everything that you do is in both logs. Your reason: {support.reason}
    </Notice>
  )
}
