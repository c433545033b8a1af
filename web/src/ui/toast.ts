/** Says that something was done; gone after a few seconds. What shows it loads with the first one. */
export function toast(message: string): void {
  void import('./Toasts').then(({ showToast }) => showToast(message))
}

/** Says what went wrong where there is no dialog or form to say it in; it stays until somebody had time to read it. */
export function toastProblem(message: string): void {
  void import('./Toasts').then(({ showProblem }) => showProblem(message))
}
