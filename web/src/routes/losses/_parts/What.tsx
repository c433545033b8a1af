import type { LossPartsFragment } from '@/gen/graphql'
import { DataTable, formatCount, words, type Column } from '@/ui'

type Item = LossPartsFragment['items'][number]

const columns: readonly Column<Item>[] = [
  { id: 'product', header: 'Product', cell: ({ product }) => product.name },
  { id: 'by', header: 'Acquired by', cell: ({ acquiredBy }) => (acquiredBy === 'SELF' ? 'The member' : 'The organization') },
  { id: 'records', header: 'Records', align: 'end', cell: ({ records }) => formatCount(records) },
  { id: 'fate', header: 'What becomes of it', cell: fate },
]

/** What is lost with an account, by product. */
export function What({ items }: { items: readonly Item[] }) {
  return <DataTable label="What is lost" columns={columns} rows={items} rowKey={({ product }) => product.id} />
}

/** What becomes of one product, in words. */
export function fate({ acquiredBy, offer, answer, fetchedAt, moved, deleted, settled }: Item): string {
  if (settled && acquiredBy === 'ORGANIZATION') return 'Use ended; the content stays with the organization'
  if (settled) return `${formatCount(moved)} moved, ${formatCount(deleted)} deleted`
  if (acquiredBy === 'ORGANIZATION') return 'Use ends; the content stays with the organization'
  if (fetchedAt != null) return 'Exported; deleted at the end of grace'
  if (answer === 'TRANSFER') return 'Moves to the member’s personal account'
  if (answer != null) return answer === 'DECLINE' ? 'Deleted at the end of grace, as the member wants' : 'Deleted once exported'
  return offer == null || offer === 'NOTHING' ? 'Deleted at the end of grace' : `Offered: ${words(offer).toLowerCase()}`
}
