import { lazy, Suspense, useState } from 'react'
import { filterOf, isFiltered, type MemberSearch } from './filter'
import { Button, formatCount, plural } from '@/ui'

const ManyDialog = lazy(async () => ({ default: (await import('./ManyDialog')).ManyDialog }))

interface ManyProps {
  search: MemberSearch
  total: number
  chosen: ReadonlySet<string>
}

/** Changes those who are ticked, or else everybody that the list shows. */
export function Many({ search, total, chosen }: ManyProps) {
  const [opened, setOpened] = useState<boolean | null>(null)
  const some = chosen.size > 0
  const all = isFiltered(search) ? `all ${formatCount(total)} who match` : `all ${formatCount(total)} members`
  const whom = some ? plural(chosen.size, 'chosen member', 'chosen members') : all
  return (
    <>
      <Button variant={some ? 'filled' : 'default'} disabled={total === 0} onClick={() => setOpened(true)}>
        {some ? `Change ${formatCount(chosen.size)}` : 'Change many'}
      </Button>
      {opened === null ? null : (
        <Suspense fallback={null}>
          <ManyDialog
            opened={opened}
            onClose={() => setOpened(false)}
            whom={whom}
            chosen={some ? { memberIds: [...chosen] } : { filter: filterOf(search) }}
          />
        </Suspense>
      )}
    </>
  )
}
