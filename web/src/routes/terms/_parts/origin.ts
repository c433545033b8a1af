interface Resolved {
  external: boolean
  conflict: readonly unknown[]
  floors: readonly { applied: boolean }[]
  winner?: { title: string; section: string } | null
}

/** Where a value comes from, in a few words. */
export function originOf({ external, conflict, floors, winner }: Resolved): string {
  if (external) return 'Another statement'
  if (winner != null) return winner.section === '' ? winner.title : `${winner.title}, ${winner.section}`
  if (conflict.length > 0) return 'The most protective of what contradicts'
  if (floors.some(({ applied }) => applied)) return 'The law'
  return 'The product’s default'
}
