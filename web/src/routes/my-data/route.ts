import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { oneOf, optional, positive, text } from '@/app/search'

/** The parts of the page. */
export const myDataTabs = ['overview', 'records', 'choices', 'health', 'transparency', 'requests', 'policies'] as const

/** Everything that is held about whoever is signed in. */
export const myDataRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/my-data',
  validateSearch: (search: Record<string, unknown>) => optional({
    tab: oneOf(myDataTabs, search.tab),
    category: text(search.category),
    product: text(search.product),
    after: text(search.after),
    page: positive(search.page),
  }),
  component: lazyRouteComponent(() => import('./page'), 'MyDataPage'),
})
