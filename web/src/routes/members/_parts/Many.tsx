import { useState } from 'react'
import { filterOf, isFiltered, type MemberSearch } from './filter'
import { ManyDialog } from './ManyDialog'
import { Button, formatCount, plural } from '@/ui'

interface ManyProps {
  search: MemberSearch
  total: number
  chosen: ReadonlySet<string>
}

/** Changes those who are ticked, or else everybody that the list shows. */
export function Many({ search, total, chosen }: ManyProps) {
  const [opened, setOpened] = useState(false)
  const some = chosen.size > 0
  const all = isFiltered(search) ? `all ${formatCount(total)} who match` : `all ${formatCount(total)} members`
  const whom = some ? plural(chosen.size, 'chosen member', 'chosen members') : all
  return (
    <>
      <Button variant={some ? 'filled' : 'default'} disabled={total === 0} onClick={() => setOpened(true)}>
        {some ? `Change ${formatCount(chosen.size)}` : 'Change many'}
      </Button>
      <ManyDialog
        opened={opened}
        onClose={() => setOpened(false)}
        whom={whom}
        chosen={some ? { memberIds: [...chosen] } : { filter: filterOf(search) }}
      />
    </>
  )
}
