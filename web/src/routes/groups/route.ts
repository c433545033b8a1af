import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { optional, text } from '@/app/search'

/** All groups. */
export const groupsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/groups',
  validateSearch: (search: Record<string, unknown>) => optional({
    q: text(search.q),
  }),
  component: lazyRouteComponent(() => import('./page'), 'GroupsPage'),
})

/** One group with its members. */
export const groupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/groups/$id',
  component: lazyRouteComponent(() => import('./group'), 'GroupPage'),
})
