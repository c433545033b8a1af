// How numbers, times and stored words are shown. English, 24 hours, days first.
const locale = 'en-GB'

const dateFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })
const timeFormat = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})
const utcFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium', timeZone: 'UTC' })
const dayFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const numberFormat = new Intl.NumberFormat(locale)
const relativeFormat = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The server counts lists to this number and no further. */
export const countCap = 10_000

/** 2 Mar 2026 */
export function formatDate(iso: string): string {
  return dateFormat.format(new Date(iso))
}

/** 2 Mar 2026, 09:00 */
export function formatDateTime(iso: string): string {
  return timeFormat.format(new Date(iso))
}

/** The exact instant, for tooltips: Monday 2 March 2026 at 09:00:00 UTC. */
export function formatExact(iso: string): string {
  return `${utcFormat.format(new Date(iso))} UTC`
}

/** 2 Mar, for a calendar day such as 2026-03-02. */
export function formatDay(day: string): string {
  return dayFormat.format(new Date(`${day}T00:00:00Z`))
}

/** 3 days ago, in 2 hours, now. */
export function formatRelative(iso: string, now: number = Date.now()): string {
  const delta = new Date(iso).getTime() - now
  const size = Math.abs(delta)
  if (size < minute) return 'just now'
  if (size < hour) return relativeFormat.format(Math.round(delta / minute), 'minute')
  if (size < day) return relativeFormat.format(Math.round(delta / hour), 'hour')
  if (size < 45 * day) return relativeFormat.format(Math.round(delta / day), 'day')
  if (size < 540 * day) return relativeFormat.format(Math.round(delta / (30.44 * day)), 'month')
  return relativeFormat.format(Math.round(delta / (365.25 * day)), 'year')
}

/** 12,345 */
export function formatCount(n: number): string {
  return numberFormat.format(n)
}

/** 12 members; 10,000+ members where the server stopped counting. */
export function formatTotal(n: number, one: string, many: string): string {
  const plus = n >= countCap ? '+' : ''
  return `${formatCount(n)}${plus} ${n === 1 ? one : many}`
}

/** 1 item, 2 items. */
export function plural(n: number, one: string, many: string): string {
  return `${formatCount(n)} ${n === 1 ? one : many}`
}

/** 1.4 MB */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB']
  let size = bytes
  let unit = 0
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000
    unit++
  }
  const digits = unit === 0 || size >= 100 ? 0 : 1
  return `${size.toFixed(digits)} ${units[unit] ?? ''}`
}

const spelled: Record<string, string> = {
  OS_AND_DEVICE: 'Operating systems and devices',
  SEARCH_AND_AI: 'Search and AI',
  ENTERPRISE_AND_DEVELOPER_SOFTWARE: 'Enterprise and developer software',
  WORK_OR_SCHOOL: 'Work or school',
  THIRD_PARTY: 'Third-party',
  EU_GDPR: 'EU GDPR',
  UK_GDPR: 'UK GDPR',
  CCPA: 'CCPA',
  LGPD: 'LGPD',
  FERPA: 'FERPA',
  API: 'API',
}

/** The words of a stored name: PRIVACY_OFFICER becomes "Privacy officer". */
export function words(name: string): string {
  const known = spelled[name]
  if (known !== undefined) return known
  const text = name.toLowerCase().replaceAll(/[_.]/g, ' ').trim()
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The same in the middle of a sentence. */
export function wordsInside(name: string): string {
  const text = words(name)
  return spelled[name] === undefined ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

/** The same with a capital first letter, for a value that stands alone. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "a", "a and b", "a, b and c" */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`
}

/** Initials for an avatar: at most two letters. */
export function initials(name: string): string {
  const parts = name.split(/[\s.@_-]+/).filter(Boolean)
  const first = parts[0]?.charAt(0) ?? '?'
  const last = parts.length > 1 ? (parts.at(-1)?.charAt(0) ?? '') : ''
  return (first + last).toUpperCase()
}
