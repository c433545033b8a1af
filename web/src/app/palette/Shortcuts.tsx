import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { KeyReader, type Wish } from './keys'
import { singleKeys } from './preference'
import classes from './Shortcuts.module.css'
import { placesFor } from '../shell/navigation'
import { useViewer } from '../viewer'

const Palette = lazy(async () => ({ default: (await import('./Palette')).Palette }))
const Help = lazy(async () => ({ default: (await import('./Help')).Help }))

type Open = 'palette' | 'help' | null

/** The button of the palette in the header, and the keys of the whole console. What they open loads then. */
export function Shortcuts() {
  const [open, setOpen] = useState<Open>(null)
  useKeys(setOpen)
  const close = () => setOpen(null)
  return (
    <>
      <UnstyledButton className={classes.button} onClick={() => setOpen('palette')} aria-keyshortcuts="Control+K Meta+K">
        <IconSearch size={16} stroke={1.8} aria-hidden />
        <VisuallyHidden>Search or go to</VisuallyHidden>
        <span className={classes.text} aria-hidden>
          Search or go to…
        </span>
        <kbd className={classes.key} aria-hidden>
          {modifier()} K
        </kbd>
      </UnstyledButton>
      <Suspense>
        {open === 'palette' ? <Palette onClose={close} onHelp={() => setOpen('help')} /> : null}
        {open === 'help' ? <Help onClose={close} /> : null}
      </Suspense>
    </>
  )
}

/** The modifier key of this machine, as its keyboard names it. */
export function modifier(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'
}

function useKeys(setOpen: (what: Open) => void): void {
  const router = useRouter()
  const { permissions } = useViewer()
  useEffect(() => {
    const keys = new KeyReader()
    function act(wish: Wish) {
      if (wish === 'palette' || wish === 'help') setOpen(wish)
      else if (wish === 'search') document.querySelector<HTMLElement>('main input[type=search]')?.focus()
      else if (mayGo(wish)) router.history.push(wish)
    }
    const mayGo = (to: string) =>
      to === '/notices' || placesFor(permissions).some(({ places }) => places.some((place) => place.to === to))
    function listen(event: KeyboardEvent) {
      const { key, altKey: alt } = event
      const wish = keys.read({ key, alt, command: event.ctrlKey || event.metaKey, busy: isBusy(event) }, event.timeStamp, singleKeys())
      if (wish === null || event.defaultPrevented) return
      event.preventDefault()
      act(wish)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [router, permissions, setOpen])
}

/** Whether the key belongs to a field or a dialog. */
function isBusy({ target }: KeyboardEvent): boolean {
  const writing = target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  return writing || document.querySelector('[role=dialog]') !== null
}
