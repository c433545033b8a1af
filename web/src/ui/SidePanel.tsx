import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFocusBack } from './focusBack'

interface SidePanelProps {
  opened: boolean
  onClose: () => void
  title: string
  children: ReactNode
}

/** More about one thing of a list, beside the list. */
export function SidePanel({ opened, onClose, title, children }: SidePanelProps) {
  useFocusBack(opened)
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={title}
      position="right"
      size={460}
      overlayProps={{ backgroundOpacity: 0.35 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {children}
    </Drawer>
  )
}
