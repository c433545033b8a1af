import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { day, flag, oneOf, optional, text } from '@/app/search'

/** What the list can be narrowed to. */
export const shows = ['changed', 'contract', 'conflict', 'clamped'] as const

/** How long a timeline goes back. */
export const spans = ['1', '3', 'all'] as const

/** Of what, of whom and for when terms are asked: the same in every address, so that a link carries the whole question. */
export function validateScope(search: Record<string, unknown>) {
  return optional({
    product: text(search.product),
    version: text(search.version),
    member: text(search.member),
    group: text(search.group),
    on: day(search.on),
    known: day(search.known),
  })
}

const searched = (search: Record<string, unknown>) => ({ ...validateScope(search), q: text(search.q) })

/** The values in force of all terms. */
export const termsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/terms',
  validateSearch: (search: Record<string, unknown>) => optional({
    ...searched(search),
    show: oneOf(shows, search.show) ?? (flag(search.changed) === true ? 'changed' : undefined),
    matter: text(search.matter),
  }),
  component: lazyRouteComponent(() => import('./page'), 'TermsPage'),
})

/** What applied when, term by term. */
export const timelineRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/terms/timeline',
  validateSearch: (search: Record<string, unknown>) => optional({
    ...searched(search),
    then: flag(search.then),
    back: oneOf(spans, String(search.back)),
    table: flag(search.table),
    all: flag(search.all),
  }),
  component: lazyRouteComponent(() => import('./timeline'), 'TimelinePage'),
})

/** Rules of equal rank that contradict each other. */
export const termConflictsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/terms/conflicts',
  component: lazyRouteComponent(() => import('./conflicts'), 'TermConflictsPage'),
})

/** The terms of two organizations side by side, for operators. */
export const compareTermsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organizations/terms',
  validateSearch: (search: Record<string, unknown>) => optional({
    left: text(search.left),
    right: text(search.right),
    q: text(search.q),
    all: flag(search.all),
  }),
  component: lazyRouteComponent(() => import('./compare'), 'CompareTermsPage'),
})

/** One term: its value, and why. */
export const termRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/terms/$key',
  validateSearch: (search: Record<string, unknown>) => optional({ ...validateScope(search), then: flag(search.then) }),
  component: lazyRouteComponent(() => import('./term'), 'TermPage'),
})
