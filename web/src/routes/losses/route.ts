import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { optional } from '@/app/search'

/** Accounts that members lose. */
export const lossesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/losses',
  validateSearch: (search: Record<string, unknown>) => optional({ over: search.over === true ? true : undefined }),
  component: lazyRouteComponent(() => import('./page'), 'LossesPage'),
})
