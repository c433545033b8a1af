import { Box, Group, Text, Title } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import classes from './Panel.module.css'

interface PanelProps {
  title?: string
  description?: ReactNode
  actions?: ReactNode
  children: ReactNode
  /** Lets the content reach the edges, for tables. */
  flush?: boolean
  tone?: 'plain' | 'accent' | 'warning' | 'danger'
}

/** A part of a page with its heading. */
export function Panel({ title, description, actions, children, flush, tone = 'plain' }: PanelProps) {
  const id = useId()
  return (
    <Box component="section" className={classes.panel} data-tone={tone} aria-labelledby={title ? id : undefined}>
      {title === undefined ? null : (
        <Group className={classes.head} justify="space-between" align="flex-start" gap="sm">
          <div className={classes.heading}>
            <Title order={2} id={id}>
              {title}
            </Title>
            {description === undefined ? null : (
              <Text size="sm" c="dimmed" component="div" mt={2}>
                {description}
              </Text>
            )}
          </div>
          {actions === undefined ? null : <Group gap="xs">{actions}</Group>}
        </Group>
      )}
      <div className={flush === true ? classes.flush : classes.body}>{children}</div>
    </Box>
  )
}
