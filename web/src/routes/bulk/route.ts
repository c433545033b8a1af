import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { oneOf, optional, positive, text } from '@/app/search'
import type { BulkOutcome } from '@/gen/graphql'

/** What becomes of members, in the order in which they are shown. */
export const outcomes = ['CHANGE', 'UNCHANGED', 'REFUSED'] as const satisfies readonly BulkOutcome[]

/** Changes of many accounts at once. */
export const bulkChangesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bulk-changes',
  component: lazyRouteComponent(() => import('./page'), 'BulkChangesPage'),
})

/** One of them, member by member. */
export const bulkChangeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bulk-changes/$id',
  validateSearch: (search: Record<string, unknown>) => optional({
    outcome: oneOf(outcomes, search.outcome),
    after: text(search.after),
    page: positive(search.page),
  }),
  component: lazyRouteComponent(() => import('./change'), 'BulkChangePage'),
})
