/** One thing that is counted day by day. */
export interface Series {
  key: string
  label: string
  /** Which of the six series colours; its place in the list when left out. */
  color?: number
}

/** A day, 2026-03-02, with a number for each series. */
export interface DayPoint {
  day: string
  values: Record<string, number>
}

/** The sum of a series over all days. */
export function total(points: readonly DayPoint[], key: string): number {
  return points.reduce((sum, point) => sum + (point.values[key] ?? 0), 0)
}

/** Every day between the first and the last, so that a day on which nothing happened shows as nothing. */
export function fillDays(points: readonly DayPoint[]): DayPoint[] {
  const byDay = new Map(points.map((point) => [point.day, point]))
  const days = [...byDay.keys()].sort()
  const first = days[0]
  const last = days.at(-1)
  if (first === undefined || last === undefined) return []
  const filled: DayPoint[] = []
  for (let day = first; day <= last; day = nextDay(day)) {
    filled.push(byDay.get(day) ?? { day, values: {} })
  }
  return filled
}

function nextDay(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}
