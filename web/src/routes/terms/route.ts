import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { day, flag, optional, text } from '@/app/search'

/** For what and when terms are asked. */
export function validateScope(search: Record<string, unknown>) {
  return optional({ product: text(search.product), on: day(search.on), known: day(search.known) })
}

/** The values in force of all terms. */
export const termsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/terms',
  validateSearch: (search: Record<string, unknown>) => optional({
    ...validateScope(search),
    q: text(search.q),
    changed: flag(search.changed),
  }),
  component: lazyRouteComponent(() => import('./page'), 'TermsPage'),
})

/** One term: its value, and why. */
export const termRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/terms/$key',
  validateSearch: validateScope,
  component: lazyRouteComponent(() => import('./term'), 'TermPage'),
})
