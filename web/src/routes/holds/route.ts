import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { flag, optional } from '@/app/search'

/** Legal holds. */
export const holdsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/holds',
  validateSearch: (search: Record<string, unknown>) => optional({ released: flag(search.released) }),
  component: lazyRouteComponent(() => import('./page'), 'HoldsPage'),
})

/** One hold and whom it keeps. */
export const holdRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/holds/$id',
  component: lazyRouteComponent(() => import('./hold'), 'HoldPage'),
})
