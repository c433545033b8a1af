import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'

/** The organization's own settings: profile, contacts, standing. */
export const organizationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organization',
  component: lazyRouteComponent(() => import('./page'), 'OrganizationPage'),
})
