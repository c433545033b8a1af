import type { OperationsQuery } from '@/gen/graphql'

export type Operations = OperationsQuery['operations']
export type Point = Operations['points'][number]

/** How long a point is, in milliseconds, and how many a chart shows: a quarter of an hour. */
const slot = 15_000
const shown = 60

/** A moment of a chart: what was measured, or nothing where nobody asked. */
export interface Moment {
  at: string
  point: Point | undefined
}

/**
 * Every 15 seconds of the last quarter of an hour before `at`, so that a pause
 * shows as one. The point that is still going on is left out: it has too few.
 */
export function fill(points: readonly Point[], at: string): Moment[] {
  const found = new Map(points.map((point) => [new Date(point.at).getTime(), point]))
  const end = Math.floor(new Date(at).getTime() / slot) * slot
  return Array.from({ length: shown }, (_, i) => {
    const begun = end - (shown - i) * slot
    return { at: new Date(begun).toISOString(), point: found.get(begun) }
  })
}

/** Requests of a point by the second. */
export function perSecond(n: number): number {
  return n / (slot / 1000)
}

/** 0.4 ms, 12 ms, 1.3 s */
export function formatMilliseconds(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`
  return `${ms.toFixed(ms < 10 ? 1 : 0)} ms`
}

/** 4.2, 1,230 */
export function formatRate(n: number): string {
  return n.toLocaleString('en-GB', { maximumFractionDigits: n < 10 ? 1 : 0 })
}

/** 09:15:30 */
export function formatClock(iso: string): string {
  return new Date(iso).toLocaleTimeString('en-GB')
}
