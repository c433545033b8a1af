import { useSyncExternalStore } from 'react'

const place = 'steward.single-keys'
const watchers = new Set<() => void>()

/** Whether shortcuts of a single character act in this browser; they do until somebody switches them off. */
export function singleKeys(): boolean {
  return window.localStorage.getItem(place) !== 'off'
}

/** Switches them off or on again, for this browser: a matter of keyboard and voice control, not of the account. */
export function setSingleKeys(on: boolean): void {
  if (on) window.localStorage.removeItem(place)
  else window.localStorage.setItem(place, 'off')
  for (const tell of watchers) tell()
}

/** The same, for something that shows it. */
export function useSingleKeys(): boolean {
  return useSyncExternalStore((tell) => {
    watchers.add(tell)
    return () => watchers.delete(tell)
  }, singleKeys)
}
