import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { oneOf, optional } from '@/app/search'

/** How an organization connects a system itself. */
export const connectorKinds = ['DATABASE', 'OBJECTS', 'MANUAL'] as const

/** What holds members' data. */
export const sourcesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sources',
  component: lazyRouteComponent(() => import('./page'), 'SourcesPage'),
})

/** The form of a new source, with its guide. */
export const newSourceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sources/new',
  validateSearch: (search: Record<string, unknown>) => optional({ kind: oneOf(connectorKinds, search.kind) }),
  component: lazyRouteComponent(() => import('./edit'), 'NewSourcePage'),
})

/** The form of a source that there is. */
export const editSourceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sources/$id/edit',
  component: lazyRouteComponent(() => import('./edit'), 'EditSourcePage'),
})

/** One source that the organization connected itself. */
export const sourceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sources/$id',
  component: lazyRouteComponent(() => import('./source'), 'SourcePage'),
})
