import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { optional, text } from '@/app/search'

/** The versions of the vendor's statement; for operators, those on their way too. */
export const statementsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/statements',
  component: lazyRouteComponent(() => import('./page'), 'StatementsPage'),
})

/** A version to be written as text; a draft where the address says which. */
export const writeStatementRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/statements/write',
  validateSearch: (search: Record<string, unknown>) => optional({ draft: text(search.draft) }),
  component: lazyRouteComponent(() => import('./write'), 'WriteStatementPage'),
})

/** One draft, for the operators who hand it in, give it back and publish it. */
export const statementDraftRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/statements/drafts/$id',
  component: lazyRouteComponent(() => import('./draft'), 'StatementDraftPage'),
})

/** One published version, and what it changes for whoever looks. */
export const statementRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/statements/$version',
  validateSearch: (search: Record<string, unknown>) => optional({ from: text(search.from) }),
  component: lazyRouteComponent(() => import('./version'), 'StatementPage'),
})
