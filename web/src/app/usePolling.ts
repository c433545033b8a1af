import { useEffect } from 'react'

/** Calls `refresh` every few seconds while `active`, and not while the tab is hidden. */
export function usePolling(active: boolean, refresh: () => void, milliseconds = 2000): void {
  useEffect(() => {
    if (!active) return
    const timer = window.setInterval(() => {
      if (!document.hidden) refresh()
    }, milliseconds)
    return () => window.clearInterval(timer)
  }, [active, refresh, milliseconds])
}
