/** A limit as it was typed; null for none, undefined for what is no limit. */
export function pointsOf(typed: string): number | null | undefined {
  if (typed.trim() === '') return null
  const points = Number(typed)
  return Number.isInteger(points) && points > 0 ? points : undefined
}
