/** How long a token can be asked to live; the terms may allow less. */
export const lifetimes = [
  { value: '1', label: '1 day' },
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '1 year' },
]

/** When a token ends that lives so many days from now. */
export function endingAfter(days: number, now: number): string {
  return new Date(now + days * 24 * 60 * 60 * 1000).toISOString()
}
