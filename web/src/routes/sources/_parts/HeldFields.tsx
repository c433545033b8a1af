import type { Held } from './entered'
import { heldChoices } from './words'
import { Select, Tiles } from '@/ui'

interface HeldFieldsProps {
  held: Held
  set: (change: Partial<Held>) => void
}

/** What sort of data it is, what for, and from where. */
export function HeldFields({ held, set }: HeldFieldsProps) {
  return (
    <Tiles min={170}>
      <Select
        label="Category"
        allowDeselect={false}
        searchable
        data={heldChoices.category}
        value={held.category}
        onChange={(category) => set({ category: category ?? held.category })}
      />
      <Select
        label="Purpose"
        allowDeselect={false}
        searchable
        data={heldChoices.purpose}
        value={held.purpose}
        onChange={(purpose) => set({ purpose: purpose ?? held.purpose })}
      />
      <Select
        label="Where it comes from"
        allowDeselect={false}
        data={heldChoices.provenance}
        value={held.provenance}
        onChange={(provenance) => set({ provenance: provenance ?? held.provenance })}
      />
    </Tiles>
  )
}
