import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { oneOf, optional, positive, text } from '@/app/search'
import type { RequestKind, RequestSort } from '@/gen/graphql'

/** Which part of the queue is shown. */
export const queueViews = ['open', 'approval', 'blocked', 'closed', 'all'] as const
/** The rights that the queue can be filtered by. */
export const requestKinds = [
  'ACCESS',
  'ERASURE',
  'RECTIFICATION',
  'RESTRICTION',
  'PORTABILITY',
  'OBJECTION',
  'CONSENT_WITHDRAWAL',
  'OPT_OUT_SALE',
  'OPT_IN_SALE',
  'OPT_OUT_SHARING',
  'OPT_OUT_ADVERTISING',
  'LIMIT_USE',
  'AUTOMATED_DECISION',
  'INSPECTION',
  'AMENDMENT',
] as const satisfies readonly RequestKind[]
const sorts = ['DUE_AT', 'RECEIVED_AT', 'RISK'] as const satisfies readonly RequestSort[]

/** Rights requests, those that are due first before the others. */
export const requestsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/requests',
  validateSearch: (search: Record<string, unknown>) => optional({
    view: oneOf(queueViews, search.view),
    kind: oneOf(requestKinds, search.kind),
    sort: oneOf(sorts, search.sort),
    after: text(search.after),
    page: positive(search.page),
  }),
  component: lazyRouteComponent(() => import('./page'), 'RequestsPage'),
})

/** One rights request. */
export const requestRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/requests/$id',
  component: lazyRouteComponent(() => import('./request'), 'RequestPage'),
})

/** What a package will hold, before it is approved. */
export const requestReviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/requests/$id/review',
  component: lazyRouteComponent(() => import('./review'), 'ReviewPage'),
})

/** The numbers of a year. */
export const requestNumbersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/request-numbers',
  validateSearch: (search: Record<string, unknown>) => optional({ year: positive(search.year) }),
  component: lazyRouteComponent(() => import('./numbers'), 'NumbersPage'),
})

/** The words of answers. */
export const answerTemplatesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/answer-templates',
  component: lazyRouteComponent(() => import('./templates'), 'TemplatesPage'),
})

/** How people without an account ask. */
export const requestIntakeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intake',
  component: lazyRouteComponent(() => import('./intake'), 'IntakePage'),
})
