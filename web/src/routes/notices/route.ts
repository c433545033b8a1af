import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { optional, positive, text } from '@/app/search'

/** What one was told, and what of it is mailed. */
export const noticesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notices',
  validateSearch: (search: Record<string, unknown>) => optional({ after: text(search.after), page: positive(search.page) }),
  component: lazyRouteComponent(() => import('./page'), 'NoticesPage'),
})
