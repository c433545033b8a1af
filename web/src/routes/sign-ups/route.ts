import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'

/** Organizations that sign themselves up, for operators. */
export const signUpsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-ups',
  component: lazyRouteComponent(() => import('./page'), 'SignUpsPage'),
})
