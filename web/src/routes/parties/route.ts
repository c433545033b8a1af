import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'

/** Services that nobody signs in to with accounts of the organization. */
export const partiesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/blocked-services',
  component: lazyRouteComponent(() => import('./page'), 'PartiesPage'),
})
