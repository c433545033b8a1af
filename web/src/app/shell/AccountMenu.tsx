import { Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconLogout, IconSettings } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useId, useRef } from 'react'
import classes from './AccountMenu.module.css'
import { useViewer } from '../viewer'
import { Monogram, words } from '@/ui'

/** Who is signed in, with the way to one's settings and out. The browser opens and closes it. */
export function AccountMenu() {
  const { name, roles, me } = useViewer()
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  const email = me?.emails.find((one) => one.primary)?.value ?? me?.userName
  return (
    <>
      <UnstyledButton className={classes.target} popoverTarget={id}>
        <VisuallyHidden>Account of {name}</VisuallyHidden>
        <Monogram name={name} />
        <Text size="sm" fw={550} visibleFrom="sm" truncate maw={180} aria-hidden>
          {name}
        </Text>
        <IconChevronDown size={14} stroke={2} aria-hidden />
      </UnstyledButton>
      <div ref={panel} id={id} popover="auto" className={classes.panel}>
        <div className={classes.who}>
          <Text size="sm" fw={600} truncate>
            {name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {email}
          </Text>
          <Text size="xs" c="dimmed">
            {roles.map(words).join(', ')}
          </Text>
        </div>
        <Link to="/settings" className={classes.item} onClick={() => panel.current?.hidePopover()}>
          <IconSettings size={16} stroke={1.7} aria-hidden />
          Sign-in and API tokens
        </Link>
        <form method="post" action="/signout">
          <button type="submit" className={classes.item}>
            <IconLogout size={16} stroke={1.7} aria-hidden />
            Sign out
          </button>
        </form>
      </div>
    </>
  )
}
