import type { Product } from '../product'
import { useAction } from '@/app/useAction'
import { GiveContractItemDocument } from '@/gen/graphql'
import { Button, DataTable, Moment, Panel, plural, toast, type Column } from '@/ui'

type Item = NonNullable<Product['contractItems']>[number]

/** What law or contract demand of the organization before its members can use a product. */
export function ContractItems({ product, onChange }: { product: Product; onChange: () => void }) {
  const give = useAction(GiveContractItemDocument)
  const items = product.contractItems ?? []
  if (items.length === 0) return null
  async function hand({ item }: Item) {
    const { data, problems } = await give({ productId: product.id, item })
    problems.forEach(({ message }) => toast(message))
    const released = data?.giveContractItem.released ?? 0
    if (problems.length === 0) toast(released === 0 ? 'Noted.' : `${plural(released, 'member', 'members')} can use it now.`)
    onChange()
  }
  const columns: Column<Item>[] = [
    { id: 'title', header: 'Item', cell: ({ title }) => title },
    { id: 'why', header: 'Why', cell: ({ basis, because }) => `${basis === 'LAW' ? 'The law demands it' : 'The contract demands it'}. ${because}` },
    {
      id: 'given',
      header: 'Given',
      align: 'end',
      cell: (one) =>
        one.givenAt == null ? (
          <Button size="compact-sm" variant="default" aria-label={`It was given: ${one.title}`} onClick={() => void hand(one)}>
            It was given
          </Button>
        ) : (
          <Moment at={one.givenAt} show="date" />
        ),
    },
  ]
  return (
    <Panel title="Needed first" description="Until these are given, whoever is given the product waits." flush>
      <DataTable label="Needed first" columns={columns} rows={items} rowKey={({ item }) => item} />
    </Panel>
  )
}
