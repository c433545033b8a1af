import { Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconBuilding, IconCheck, IconChevronDown, IconPlus } from '@tabler/icons-react'
import { useId } from 'react'
import classes from './AccountMenu.module.css'
import { useViewer } from '../viewer'

/** In which organization one is, with the way to others where one has proved an account in this browser. */
export function OrganizationSwitcher() {
  const { organization, organizations } = useViewer()
  const id = useId()
  const others = organizations.filter(({ current }) => !current)
  return (
    <>
      <UnstyledButton className={classes.target} popoverTarget={id}>
        <VisuallyHidden>Organization:</VisuallyHidden>
        <IconBuilding size={18} stroke={1.7} aria-hidden />
        <Text size="sm" fw={550} truncate maw={160} visibleFrom="sm">
          {organization.name}
        </Text>
        <IconChevronDown size={14} stroke={2} aria-hidden />
      </UnstyledButton>
      <div id={id} popover="auto" className={classes.panel}>
        <div className={classes.who}>
          <Text size="sm" fw={600} truncate>
            <IconCheck size={14} aria-hidden /> {organization.name}
          </Text>
          <Text size="xs" c="dimmed">
            {others.length === 0 ? 'The only organization that you signed in to here.' : 'Switch to another one:'}
          </Text>
        </div>
        {others.map(({ slug, name }) => (
          <form key={slug} method="post" action="/auth/switch">
            <input type="hidden" name="return_to" value="/" />
            <button type="submit" name="organization" value={slug} className={classes.item}>
              <IconBuilding size={16} stroke={1.7} aria-hidden />
              {name}
            </button>
          </form>
        ))}
        <a href="/signin?join=yes&return_to=/" className={classes.item}>
          <IconPlus size={16} stroke={1.7} aria-hidden />
          Add an organization
        </a>
      </div>
    </>
  )
}
