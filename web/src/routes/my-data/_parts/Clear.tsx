import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { ClearOwnRecordsDocument, type DataCategory } from '@/gen/graphql'
import { Button, ConfirmDialog, plural, TextInput, toast, wordsInside } from '@/ui'

interface ClearProps {
  category: DataCategory | undefined
  product: { id: string; name: string } | undefined
  onDone: () => void
}

/** Clears records and dealings that the filters choose, in a range of days. */
export function Clear({ category, product, onDone }: ClearProps) {
  const [count, setCount] = useState<number | null>(null)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const clear = useAction(ClearOwnRecordsDocument)
  const range = { category, productId: product?.id, from: day(from, 0), to: day(to, 1) }

  async function preview() {
    const { data } = await clear({ ...range, dryRun: true })
    setCount(data?.clearOwnRecords.count ?? null)
  }

  async function confirm() {
    let done = 0
    for (let more = true; more; ) {
      const { data, problems } = await clear({ ...range, dryRun: false })
      if (problems.length > 0 || data === null) return problems
      done += data.clearOwnRecords.count
      more = data.clearOwnRecords.more
    }
    toast(`${plural(done, 'entry is', 'entries are')} cleared.`)
    onDone()
    return []
  }

  const what = [category === undefined ? 'everything' : wordsInside(category), product?.name].filter(Boolean).join(' of ')
  return (
    <>
      <TextInput type="date" aria-label="From" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
      <TextInput type="date" aria-label="Until" value={to} onChange={(event) => setTo(event.currentTarget.value)} />
      <Button variant="default" onClick={() => void preview()}>Clear…</Button>
      <ConfirmDialog
        opened={count !== null}
        onClose={() => setCount(null)}
        title={`Clear ${plural(count ?? 0, 'entry', 'entries')}?`}
        effects={[
          `This clears ${what}${from === '' && to === '' ? '' : ' in the days that you chose'}. It can’t be undone.`,
          'Records and dealings with the vendor are cleared; invoices stay as long as the law keeps them.',
          'What products hold in systems of their own stays: ask for erasure to reach it.',
          'It is refused while a legal hold keeps your data. That you cleared is in the log, not what it said.',
        ]}
        confirm="Clear"
        danger
        onConfirm={confirm}
      />
    </>
  )
}

/** The beginning of a day in UTC, or of the one after it. */
function day(text: string, after: number): string | undefined {
  if (text === '') return undefined
  const at = new Date(`${text}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + after)
  return at.toISOString()
}
