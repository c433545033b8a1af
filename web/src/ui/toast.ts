/** Says that something was done; gone after a few seconds. What shows it loads with the first one. */
export function toast(message: string): void {
  void import('./Toasts').then(({ showToast }) => showToast(message))
}
