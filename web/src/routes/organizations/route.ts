import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { optional, text } from '@/app/search'

/** All organizations of the installation, for operators. */
export const organizationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organizations',
  validateSearch: (search: Record<string, unknown>) => optional({
    q: text(search.q),
  }),
  component: lazyRouteComponent(() => import('./page'), 'OrganizationsPage'),
})
