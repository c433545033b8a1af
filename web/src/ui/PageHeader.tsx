import { Group, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import classes from './PageHeader.module.css'

interface PageHeaderProps {
  title: string
  /** One sentence that says what the page is for. */
  lead?: ReactNode
  /** The way back, above the title. */
  back?: ReactNode
  badges?: ReactNode
  actions?: ReactNode
}

/** The top of every page: where you are, what it is for, what you can do. */
export function PageHeader({ title, lead, back, badges, actions }: PageHeaderProps) {
  useDocumentTitle(`${title} · Steward`)
  return (
    <header className={classes.header}>
      <div className={classes.text}>
        {back === undefined ? null : <div className={classes.back}>{back}</div>}
        <Group gap="sm" align="center">
          <Title order={1} className={classes.title}>
            {title}
          </Title>
          {badges}
        </Group>
        {lead === undefined ? null : (
          <Text c="dimmed" className={classes.lead} component="div">
            {lead}
          </Text>
        )}
      </div>
      {actions === undefined ? null : (
        <Group gap="xs" className={classes.actions}>
          {actions}
        </Group>
      )}
    </header>
  )
}
