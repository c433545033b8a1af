import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { day, optional, positive, text } from '@/app/search'

/** The organization's log. */
export const logRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/log',
  validateSearch: (search: Record<string, unknown>) => optional({
    action: text(search.action),
    from: day(search.from),
    to: day(search.to),
    event: text(search.event),
    after: text(search.after),
    page: positive(search.page),
  }),
  component: lazyRouteComponent(() => import('./page'), 'LogPage'),
})
