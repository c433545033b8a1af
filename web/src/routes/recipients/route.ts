import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'

/** Who receives data, and what tells visitors apart. */
export const recipientsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/recipients',
  component: lazyRouteComponent(() => import('./page'), 'RecipientsPage'),
})
