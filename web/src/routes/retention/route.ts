import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'

/** What goes by the terms, and when. */
export const retentionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/retention',
  component: lazyRouteComponent(() => import('./page'), 'RetentionPage'),
})
