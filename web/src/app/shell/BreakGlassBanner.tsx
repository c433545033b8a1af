import { useViewer } from '@/app/viewer'
import { Notice } from '@/ui'

/** Says, on every page, that a break-glass account opened this session. */
export function BreakGlassBanner() {
  const { breakGlass } = useViewer()
  if (!breakGlass) return null
  return (
    <div style={{ padding: '16px 20px 0' }}>
      <Notice tone="warning" title="Break-glass session">
        It lasts an hour at most, and can only mend the way in. All owners were told of it.
      </Notice>
    </div>
  )
}
