/** How an HTTP status is coloured. */
export function toneOfStatus(status: number): 'success' | 'warning' | 'danger' {
  if (status < 400) return 'success'
  return status < 500 ? 'warning' : 'danger'
}
