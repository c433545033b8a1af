import { useSyncExternalStore } from 'react'

/** A change that waits for the person to prove again that it is them. */
interface Waiting {
  settle: (confirmed: boolean) => void
}

let waiting: readonly Waiting[] = []
const watchers = new Set<() => void>()

function now(next: readonly Waiting[]): void {
  waiting = next
  for (const tell of watchers) tell()
}

/** Asks the person to prove again that it is them; false when they would rather not. */
export function confirmIdentity(): Promise<boolean> {
  return new Promise((settle) => now([...waiting, { settle }]))
}

/** Answers everything that waits. */
export function settleAll(confirmed: boolean): void {
  const all = waiting
  now([])
  for (const { settle } of all) settle(confirmed)
}

/** Whether something waits. */
export function useWaiting(): boolean {
  return useSyncExternalStore(
    (tell) => {
      watchers.add(tell)
      return () => watchers.delete(tell)
    },
    () => waiting.length > 0,
  )
}
