import { useEffect, useState } from 'react'

/**
 * Gives the focus back to what opened a dialog, when the dialog goes away as a
 * whole: one that is drawn and only closed does so by itself.
 */
export function useFocusBack(opened: boolean): void {
  const [opener] = useState(() => (opened ? document.activeElement : null))
  useEffect(
    () => () => {
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body
        if (lost && opener instanceof HTMLElement && opener.isConnected) opener.focus()
      })
    },
    [opener],
  )
}
