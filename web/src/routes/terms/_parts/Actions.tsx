import { IconLink, IconPrinter } from '@tabler/icons-react'
import type { ExplainedTerm } from '../term'
import { pinned } from './link'
import type { Scope } from './terms'
import { Button, toast } from '@/ui'

/** Hands an explanation on: as a link that keeps its days, or on paper. */
export function Actions({ scope, term }: { scope: Scope; term: ExplainedTerm }) {
  async function copy() {
    const link = pinned(window.location.href, scope, term)
    await navigator.clipboard.writeText(link)
    toast('The link is copied. It keeps the day that was asked for.')
  }
  return (
    <>
      <Button variant="default" leftSection={<IconLink size={16} />} onClick={() => void copy()}>
        Copy link
      </Button>
      <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
        Print
      </Button>
    </>
  )
}
