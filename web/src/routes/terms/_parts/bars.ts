import { originOf } from './origin'
import type { StepPartsFragment, TermLayer } from '@/gen/graphql'
import { capital } from '@/ui'

/** Where a value comes from, as bars are coloured. */
export type Source = 'default' | 'agreement' | 'policy' | 'choice' | 'law' | 'conflict' | 'external'

/** A stretch of time that is drawn, in milliseconds since 1970. */
export interface Window {
  begin: number
  end: number
}

/** One value's time, as a bar of a timeline. */
export interface Bar {
  from: string
  until: string | undefined
  /** Where it begins and how long it is, in hundredths of the window. */
  start: number
  width: number
  /** Whether it is what applies at the day that was asked for. */
  now: boolean
  value: string
  origin: string
  source: Source
  sentence: string
}

const year = 365.25 * 24 * 3600 * 1000

/** What to draw: a year ahead, and back as far as is asked, or to a while before the first change. */
export function windowFor(timelines: readonly (readonly StepPartsFragment[])[], today: number, years: number | undefined): Window {
  const end = today + year
  if (years !== undefined) return { begin: today - years * year, end }
  const changes = timelines.flatMap((steps) => steps.slice(1).map(({ from }) => Date.parse(from)))
  return { begin: Math.min(today, ...changes) - year / 2, end }
}

/** The bars of a term's history that reach into a window. */
export function barsOf(steps: readonly StepPartsFragment[], { begin, end }: Window, today: number): Bar[] {
  const share = (at: number) => (100 * (Math.min(Math.max(at, begin), end) - begin)) / (end - begin)
  return steps
    .map((step) => ({ step, from: Date.parse(step.from), until: step.until == null ? Infinity : Date.parse(step.until) }))
    .filter(({ from, until }) => from < end && until > begin)
    .map(({ step, from, until }) => ({
      from: step.from,
      until: step.until ?? undefined,
      start: share(from),
      width: share(until) - share(from),
      now: from <= today && today < until,
      value: capital(step.effective.value?.text ?? 'under another statement'),
      origin: originOf(step.effective),
      source: sourceOf(step.effective),
      sentence: step.effective.sentence,
    }))
}

const sources: Partial<Record<TermLayer, Source>> = {
  PRODUCT_DEFAULT: 'default',
  STATEMENT: 'default',
  PRODUCT_SECTION: 'default',
  ORGANIZATION_POLICY: 'policy',
  MEMBER_CHOICE: 'choice',
}

function sourceOf({ external, conflict, winner, floors }: StepPartsFragment['effective']): Source {
  if (external) return 'external'
  if (winner != null) return sources[winner.layer] ?? 'agreement'
  if (conflict.length > 0) return 'conflict'
  return floors.some(({ applied }) => applied) ? 'law' : 'default'
}

/** The beginnings of years in a window, at most about eight; quarters where it is short. */
export function ticksOf({ begin, end }: Window): { at: number; label: string }[] {
  const short = end - begin < 2.5 * year
  const every = short ? 3 : 12 * Math.max(1, Math.ceil((end - begin) / year / 8))
  const first = new Date(begin).getUTCFullYear()
  const ticks: { at: number; label: string }[] = []
  for (let month = 0; ; month += every) {
    const at = Date.UTC(first, month)
    if (at > end) return ticks
    if (at < begin) continue
    const label = short ? monthFormat.format(at) : String(new Date(at).getUTCFullYear())
    ticks.push({ at: (100 * (at - begin)) / (end - begin), label })
  }
}

const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })
