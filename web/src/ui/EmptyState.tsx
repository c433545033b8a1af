import { Text, Title } from '@mantine/core'
import type { ComponentType, ReactNode } from 'react'
import classes from './EmptyState.module.css'

interface EmptyStateProps {
  icon: ComponentType<{ size?: number; stroke?: number }>
  title: string
  /** What would be here and how it comes to be, in one or two sentences. */
  children: ReactNode
  action?: ReactNode
  compact?: boolean
}

/** Nothing is here yet: says what this place is for and what to do. */
export function EmptyState({ icon: Icon, title, children, action, compact }: EmptyStateProps) {
  return (
    <div className={classes.empty} data-compact={compact === true ? true : undefined}>
      <div className={classes.icon} aria-hidden>
        <Icon size={compact === true ? 20 : 26} stroke={1.6} />
      </div>
      <Title order={2} size="h3">
        {title}
      </Title>
      <Text size="sm" c="dimmed" maw={440} component="div">
        {children}
      </Text>
      {action === undefined ? null : <div className={classes.action}>{action}</div>}
    </div>
  )
}
