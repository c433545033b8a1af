import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { flag, optional } from '@/app/search'

/** Changes that wait for a second person. */
export const approvalsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/approvals',
  validateSearch: (search: Record<string, unknown>) => optional({ all: flag(search.all) }),
  component: lazyRouteComponent(() => import('./page'), 'ApprovalsPage'),
})
