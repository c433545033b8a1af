import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'

/** What an administrator must decide about accounts. */
export const conflictsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/conflicts',
  component: lazyRouteComponent(() => import('./page'), 'ConflictsPage'),
})
