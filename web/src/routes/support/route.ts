import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'

/** The vendor's accesses to the organization. */
export const supportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/support',
  component: lazyRouteComponent(() => import('./page'), 'SupportPage'),
})

/** The organizations that let an operator in. */
export const doorsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/doors',
  component: lazyRouteComponent(() => import('./doors'), 'DoorsPage'),
})
