import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'

/** The organization's own schema extensions. */
export const extensionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/extensions',
  component: lazyRouteComponent(() => import('./page'), 'ExtensionsPage'),
})
