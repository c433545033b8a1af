import { Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBuilding, IconCheck, IconChevronDown, IconPlus } from '@tabler/icons-react'
import { useId, useState } from 'react'
import classes from './AccountMenu.module.css'
import { useQuery } from '../useQuery'
import { useViewer } from '../viewer'
import { OwnOrganizationsDocument } from '@/gen/graphql'

/** Beyond so many, a list is searched rather than read. */
const few = 7

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
        <Others others={others} />
        <a href="/signin?join=yes&return_to=/" className={classes.item}>
          <IconPlus size={16} stroke={1.7} aria-hidden />
          Add an organization
        </a>
      </div>
    </>
  )
}

interface Organization {
  slug: string
  name: string
}

/** The others to switch to; many are searched by the server. */
function Others({ others }: { others: readonly Organization[] }) {
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 200)
  const many = others.length > few
  const [{ data }] = useQuery({ query: OwnOrganizationsDocument, variables: { search }, pause: !many || search === '' })
  const found = many && search !== '' ? (data?.viewer.organizationList.nodes ?? []).filter(({ current }) => !current) : others.slice(0, few)
  return (
    <>
      {many ? (
        <input
          type="search"
          className={classes.search}
          aria-label="Search your organizations"
          placeholder={`Search ${String(others.length)} organizations`}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : null}
      {many && search !== '' && found.length === 0 && data !== undefined ? (
        <Text size="sm" c="dimmed" p="xs">
          None is called so.
        </Text>
      ) : null}
      {found.map(({ slug, name }) => (
        <form key={slug} method="post" action="/auth/switch">
          <input type="hidden" name="return_to" value="/" />
          <button type="submit" name="organization" value={slug} className={classes.item}>
            <IconBuilding size={16} stroke={1.7} aria-hidden />
            {name}
          </button>
        </form>
      ))}
    </>
  )
}
