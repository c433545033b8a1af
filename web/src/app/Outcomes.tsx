import type { ReactNode } from 'react'
import { FilterBar, FilterSelect, formatCount, Panel, StatCard, Tiles } from '@/ui'

interface OutcomesProps<O extends string> {
  /** What the rows are: "Members". */
  title: string
  outcomes: readonly O[]
  counts: Record<Lowercase<O>, number>
  label: (outcome: O) => string
  /** The outcome that nobody wants: it stands out as soon as there is one. */
  bad: O
  chosen?: O
  onChoose: (outcome?: O) => void
  /** The rows with the chosen outcome. */
  children: ReactNode
}

/** What becomes of many rows: how many of each outcome, and the rows of one. */
export function Outcomes<O extends string>({ title, outcomes, counts, label, bad, chosen, onChoose, children }: OutcomesProps<O>) {
  const count = (one: O) => counts[one.toLowerCase() as Lowercase<O>]
  return (
    <>
      <Tiles min={150}>
        {outcomes.map((one) => (
          <StatCard key={one} label={label(one)} value={formatCount(count(one))} tone={one === bad && count(one) > 0 ? 'danger' : 'neutral'} />
        ))}
      </Tiles>
      <Panel title={title} flush>
        <FilterBar>
          <FilterSelect
            label="Outcome"
            all="All outcomes"
            options={outcomes.map((value) => ({ value, label: label(value) }))}
            value={chosen}
            onChange={onChoose}
          />
        </FilterBar>
        {children}
      </Panel>
    </>
  )
}
