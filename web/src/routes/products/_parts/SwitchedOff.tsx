import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Product } from '../product'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { StartBulkChangeDocument } from '@/gen/graphql'
import { Button, Notice, Panel, plural, Sections, Text, toast } from '@/ui'

/** A product that a term switches off: why, who uses it still, and the way to take it from them. */
export function SwitchedOff({ product, because }: { product: Product; because: string }) {
  const may = useMay()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const start = useAction(StartBulkChangeDocument)
  const users = product.users ?? 0
  async function take() {
    setBusy(true)
    const { data, problems } = await start({ verb: 'UNASSIGN', productId: product.id, filter: { productId: product.id }, reason: because })
    setBusy(false)
    problems.forEach(({ message }) => toast(message))
    const id = data?.startBulkChange.bulkChange?.id
    if (id !== undefined) void navigate({ to: '/bulk-changes/$id', params: { id } })
  }
  return (
    <Panel title="Switched off">
      <Sections gap={12}>
        <Notice tone="warning" title="Nobody is given it, and nobody gets it back">
          {because}
        </Notice>
        {product.users === undefined ? null : (
          <Text size="sm">
            {users === 0 ? 'Nobody uses it any more.' : `${plural(users, 'member uses', 'members use')} it still: they keep it until it is taken from them.`}
          </Text>
        )}
        {users > 0 && may('MANAGE_PRODUCTS') && may('MANAGE_MEMBERS') ? (
          <div>
            <Button size="xs" loading={busy} onClick={() => void take()}>
              Take it from them…
            </Button>
          </div>
        ) : null}
      </Sections>
    </Panel>
  )
}
