import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { optional, positive, text } from '@/app/search'

/** How members sign in. */
export const connectionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections',
  component: lazyRouteComponent(() => import('./page'), 'ConnectionsPage'),
})

/** Sets a connection up, step by step; with an id, changes one. */
export const wizardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections/set-up',
  validateSearch: (search: Record<string, unknown>) => optional({ id: text(search.id) }),
  component: lazyRouteComponent(() => import('./wizard'), 'WizardPage'),
})

/** The accounts for the day when the provider is down. */
export const breakGlassRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections/break-glass',
  component: lazyRouteComponent(() => import('./breakGlass'), 'BreakGlassPage'),
})

/** One connection: test, pilot, enforcement, secrets, traces. */
export const connectionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections/$id',
  validateSearch: (search: Record<string, unknown>) => optional({
    outcome: text(search.outcome),
    since: text(search.since),
    after: text(search.after),
    page: positive(search.page),
  }),
  component: lazyRouteComponent(() => import('./connection'), 'ConnectionPage'),
})
