import { useEffect, useState } from 'react'
import classes from './review.module.css'
import { RedactDialog, type Marked } from './RedactDialog'
import { useAction } from '@/app/useAction'
import { ReviewPackageDocument, type ReviewPackageMutation } from '@/gen/graphql'
import { Button, Group, Moment, Panel, Problems, SegmentedControl, Text, words, type Problem } from '@/ui'

type Item = ReviewPackageMutation['reviewPackage']['items'][number]

/** The items of a package, as collected and as delivered. Each look is kept, and the member sees it. */
export function Items({ requestId, version, onChange }: { requestId: string; version: string; onChange: () => void }) {
  const [items, setItems] = useState<readonly Item[]>([])
  const [more, setMore] = useState(false)
  const [shown, setShown] = useState(false)
  const [redacted, setRedacted] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [marked, setMarked] = useState<Marked | null>(null)
  const look = useAction(ReviewPackageDocument)

  async function read(after?: string) {
    const outcome = await look({ requestId, first: 20, after, redacted })
    setProblems(outcome.problems)
    if (outcome.data == null) return
    const page = outcome.data.reviewPackage
    setItems((before) => (after === undefined ? page.items : [...before, ...page.items]))
    setMore(page.more)
  }

  useEffect(() => {
    if (!shown) return
    const soon = setTimeout(() => void read(), 0)
    return () => clearTimeout(soon)
    // What was decided, or another view, is read again from the beginning.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [version, redacted, shown])

  if (!shown) {
    return (
      <Panel title="What it holds" description="Item by item, as it was collected and as it will be delivered.">
        <Button variant="default" onClick={() => setShown(true)}>Look at the content</Button>
        <Text size="sm" c="dimmed" mt={8}>The look is recorded, and the member sees it like any other.</Text>
      </Panel>
    )
  }
  return (
    <Panel title="What it holds" description="Mark a passage with the pointer or the keyboard, then take it out.">
      <SegmentedControl
        aria-label="Which items"
        size="sm"
        mb={12}
        data={[{ value: 'all', label: 'All items' }, { value: 'redacted', label: 'Changed items' }]}
        value={redacted ? 'redacted' : 'all'}
        onChange={(next) => setRedacted(next === 'redacted')}
      />
      <Problems problems={problems} />
      {items.length === 0 ? <Text size="sm" c="dimmed">No items here.</Text> : null}
      {items.map((item) => (
        <article key={item.place} className={classes.item}>
          <Text size="xs" c="dimmed">
            {words(item.category)} · {item.source} · <Moment at={item.at} show="date" />
          </Text>
          {item.withheld == null ? (
            item.texts.map((text) => <Sides key={text.field} item={item} text={text} onMark={setMarked} />)
          ) : (
            <Text size="sm">{item.withheld} It is searched for other persons and delivered as it is, but for what is taken out everywhere.</Text>
          )}
        </article>
      ))}
      {more ? <Button mt={12} variant="default" onClick={() => void read(items.at(-1)?.place)}>Show more</Button> : null}
      {marked === null ? null : (
        <RedactDialog
          requestId={requestId}
          marked={marked}
          onClose={(done) => {
            setMarked(null)
            if (done) onChange()
          }}
        />
      )}
    </Panel>
  )
}

interface SidesProps {
  item: Item
  text: Item['texts'][number]
  onMark: (marked: Marked) => void
}

/** One text of an item on both sides. */
function Sides({ item, text, onMark }: SidesProps) {
  const mark = (passage: string) => onMark({ place: item.place, field: text.field, passage })
  return (
    <section className={classes.sides} aria-label={text.field}>
      <div>
        <Group justify="space-between" gap="xs">
          <Text size="xs" fw={600}>{text.field.replace(/^fields\./, '')}</Text>
          <Button size="compact-xs" variant="subtle" aria-label={`Take out of ${text.field}`} onClick={() => mark(selected())}>
            Take out…
          </Button>
        </Group>
        <p className={classes.text} tabIndex={0} aria-label={`${text.field} as collected`}>{text.before}</p>
      </div>
      <div data-changed={text.before !== text.after || undefined}>
        <Text size="xs" c="dimmed">As delivered</Text>
        <p className={classes.text} tabIndex={0} aria-label={`${text.field} as delivered`}>{text.after}</p>
      </div>
    </section>
  )
}

/** What the reader has marked on the page. */
function selected(): string {
  return (globalThis.getSelection()?.toString() ?? '').trim().slice(0, 2000)
}
