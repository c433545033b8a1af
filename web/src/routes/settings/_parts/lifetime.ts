/** How long a token can be asked to live; the terms may allow less. */
export const lifetimes = [
  { value: '1', label: '1 day' },
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '1 year' },
]

const day = 24 * 60 * 60 * 1000

/**
 * When a token ends that lives so many days from now; one of more than a day
 * ends with a day (UTC). So the same choice means the same end all day long:
 * where a second person has to approve a token, its proposer asks for exactly
 * the same again to see the secret.
 */
export function endingAfter(days: number, now: number): string {
  const end = now + days * day
  return new Date(days > 1 ? end - (end % day) : end).toISOString()
}
