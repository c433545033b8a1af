import type { Request } from '../request'
import classes from './parts.module.css'
import { BarList, listed, Moment, Notice, Panel, plural, Text, words, type BarItem } from '@/ui'

type ErasurePreview = NonNullable<Request['preview']>
/** A category by name; administrators are not told which the special ones are. */
function categoryName(category: string | null): string {
  return category === null ? 'Other data' : words(category)
}

function itemOf({ product, category, items }: ErasurePreview['destroys'][number]): BarItem {
  const name = categoryName(category)
  return { key: `${product} ${name}`, label: product === '' ? name : `${name} in ${product}`, value: items }
}

/** Exactly what erasing would destroy, keep, and take from the member. */
export function Preview({ preview }: { preview: ErasurePreview }) {
  const total = preview.destroys.reduce((sum, { items }) => sum + items, 0)
  const own = preview.loses.filter(({ acquiredBy }) => acquiredBy === 'SELF').map(({ product }) => product.name)
  return (
    <Panel
      title="What will be erased"
      description={
        preview.complete
          ? `${plural(total, 'item', 'items')}, as the sources counted them.`
          : `${plural(total, 'item', 'items')} so far; not every source has answered.`
      }
      tone="danger"
    >
      <div className={classes.parts}>
        <BarList label="What will be erased" items={preview.destroys.map(itemOf)} few={8} />
        {own.length === 0 ? null : (
          <Notice tone="warning" title="Content of their own goes too">
            The member acquired {listed(own)} on their own behalf. Offer a transfer or an access request first.
          </Notice>
        )}
        <Kept keeps={preview.keeps} />
      </div>
    </Panel>
  )
}

function Kept({ keeps }: { keeps: ErasurePreview['keeps'] }) {
  if (keeps.length === 0) return <Text size="sm">Nothing is kept.</Text>
  return (
    <div>
      <Text size="sm" fw={550} mb={4}>
        What is kept, and why
      </Text>
      <ul className={classes.plain}>
        {keeps.map((kept) => (
          <li key={`${kept.product} ${kept.category ?? ''}`}>
            {plural(kept.items, 'item', 'items')} of {categoryName(kept.category).toLowerCase()} in {kept.product}: {kept.ground}
            {kept.until == null ? null : (
              <>
                , until <Moment at={kept.until} show="date" />
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
