import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { optional, text } from '@/app/search'

/** The organization's agreements and policies. */
export const documentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/documents',
  component: lazyRouteComponent(() => import('./page'), 'DocumentsPage'),
})

/** A document to be written as text; an amendment where the address says of what. */
export const writeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/documents/write',
  validateSearch: (search: Record<string, unknown>) => optional({ amends: text(search.amends) }),
  component: lazyRouteComponent(() => import('./edit'), 'WritePage'),
})

/** One document with its clauses. */
export const documentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/documents/$id',
  validateSearch: (search: Record<string, unknown>) => optional({ clause: text(search.clause) }),
  component: lazyRouteComponent(() => import('./document'), 'DocumentPage'),
})

/** A draft, changed as text. */
export const editRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/documents/$id/edit',
  component: lazyRouteComponent(() => import('./edit'), 'EditPage'),
})

/** What a document says differently from another one. */
export const compareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/documents/$id/compare',
  validateSearch: (search: Record<string, unknown>) => optional({ to: text(search.to) }),
  component: lazyRouteComponent(() => import('./compare'), 'ComparePage'),
})
