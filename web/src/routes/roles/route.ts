import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { oneOf, optional } from '@/app/search'

/** The parts of the page. */
export const rolesTabs = ['matrix', 'holders', 'second'] as const

/** Who may do what, and what needs a second person. */
export const rolesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/roles',
  validateSearch: (search: Record<string, unknown>) => optional({ tab: oneOf(rolesTabs, search.tab) }),
  component: lazyRouteComponent(() => import('./page'), 'RolesPage'),
})
