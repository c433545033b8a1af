import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { oneOf, optional, positive, text } from '@/app/search'
import type { ImportOutcome } from '@/gen/graphql'

/** What becomes of rows, in the order in which they are shown. */
export const outcomes = ['CREATE', 'UPDATE', 'UNCHANGED', 'REJECTED'] as const satisfies readonly ImportOutcome[]
/** The parts of the page. */
export const transferTabs = ['import', 'export', 'columns'] as const

/** Members and groups as files: in and out. */
export const transferRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/transfer',
  validateSearch: (search: Record<string, unknown>) => optional({ tab: oneOf(transferTabs, search.tab) }),
  component: lazyRouteComponent(() => import('./page'), 'TransferPage'),
})

/** One import, row by row. */
export const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/transfer/$id',
  validateSearch: (search: Record<string, unknown>) => optional({
    outcome: oneOf(outcomes, search.outcome),
    after: text(search.after),
    page: positive(search.page),
  }),
  component: lazyRouteComponent(() => import('./import'), 'ImportPage'),
})
