import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'

/** Programs with permissions of their own. */
export const serviceAccountsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/service-accounts',
  component: lazyRouteComponent(() => import('./page'), 'ServiceAccountsPage'),
})
