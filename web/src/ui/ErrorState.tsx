import { Button, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconLock, IconMapOff, IconPlugConnectedX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'

/** What kind of failure a page shows. */
export type FailureKind = 'missing' | 'denied' | 'offline' | 'broken'

interface ErrorStateProps {
  kind: FailureKind
  /** What the server said, where it said something. */
  message?: string
  onRetry?: () => void
  action?: ReactNode
}

const looks = {
  missing: {
    icon: IconMapOff,
    title: 'There is nothing here',
    text: 'It may have been removed, or the address is not quite right.',
  },
  denied: {
    icon: IconLock,
    title: 'Your role does not reach this',
    text: 'Ask an owner of your organization if you need it for your work.',
  },
  offline: {
    icon: IconPlugConnectedX,
    title: 'The server does not answer',
    text: 'Check your connection. Nothing that you entered was lost on our side.',
  },
  broken: {
    icon: IconAlertTriangle,
    title: 'This did not work',
    text: 'Something failed on our side. Trying again may help; if not, tell your administrator what you did.',
  },
} as const

/** A page or part that can't be shown: why, and what to do. */
export function ErrorState({ kind, message, onRetry, action }: ErrorStateProps) {
  const look = looks[kind]
  return (
    <div className={classes.empty} role="alert">
      <div className={classes.icon} aria-hidden>
        <look.icon size={26} stroke={1.6} />
      </div>
      <Title order={1} size="h2">
        {look.title}
      </Title>
      <Text size="sm" c="dimmed" maw={460}>
        {message ?? look.text}
      </Text>
      <div className={classes.action}>
        {onRetry === undefined ? action : <Button onClick={onRetry}>Try again</Button>}
      </div>
    </div>
  )
}
