import { AppShell, Burger, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { AccountMenu } from './AccountMenu'
import { Bell } from './Bell'
import { Brand } from './Brand'
import { BreakGlassBanner } from './BreakGlassBanner'
import { Navigation } from './Navigation'
import { OrganizationSwitcher } from './OrganizationSwitcher'
import { SchemeToggle } from './SchemeToggle'
import { SupportBanner } from './SupportBanner'
import { Shortcuts } from '../palette/Shortcuts'
import classes from './Shell.module.css'

/** The frame of every page: navigation at the side, below a burger on small screens. */
export function Shell() {
  const [opened, { toggle, close }] = useDisclosure()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const main = useRef<HTMLElement>(null)
  const shown = useRef(path)
  useEffect(() => {
    if (shown.current === path) return
    shown.current = path
    close()
    // A screen reader starts reading at the new page, and Tab goes on from there.
    main.current?.focus({ preventScroll: true })
  }, [path, close])

  return (
    <AppShell
      layout="alt"
      header={{ height: 56 }}
      navbar={{ width: 244, breakpoint: 'md', collapsed: { mobile: !opened } }}
      padding={0}
    >
      <a className="st-skip" href="#main">
        Skip to the page
      </a>
      <AppShell.Header className={classes.header}>
        <Group h="100%" px={{ base: 16, md: 28 }} justify="space-between" wrap="nowrap">
          <Group gap={10} wrap="nowrap" className={classes.start}>
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="md"
              size="sm"
              aria-label={opened ? 'Close navigation' : 'Open navigation'}
              aria-expanded={opened}
              aria-controls="navigation"
            />
            <Brand compact />
          </Group>
          <Group gap={6} wrap="nowrap">
            <Shortcuts />
            <Bell />
            <OrganizationSwitcher />
            <SchemeToggle />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} id="navigation" aria-label="Main">
        <Navigation onClose={opened ? close : undefined} />
      </AppShell.Navbar>
      <AppShell.Main className={classes.main} id="main" ref={main} tabIndex={-1}>
        <BreakGlassBanner />
        <SupportBanner />
        <Outlet />
      </AppShell.Main>
    </AppShell>
  )
}
