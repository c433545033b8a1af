import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { oneOf, optional, positive, text } from '@/app/search'

/** The ways out of the log. */
export const streamsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/log/streams',
  component: lazyRouteComponent(() => import('./page'), 'StreamsPage'),
})

/** The form of a new stream, with its guide. */
export const newStreamRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/log/streams/new',
  component: lazyRouteComponent(() => import('./edit'), 'NewStreamPage'),
})

/** The form of a stream that there is. */
export const editStreamRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/log/streams/$id/edit',
  component: lazyRouteComponent(() => import('./edit'), 'EditStreamPage'),
})

/** What a delivery can have come to. */
export const deliveryStates = ['WAITING', 'DELIVERED', 'FAILED'] as const

/** One stream with its delivery log. */
export const streamRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/log/streams/$id',
  validateSearch: (search: Record<string, unknown>) => optional({
    state: oneOf(deliveryStates, search.state),
    delivery: text(search.delivery),
    after: text(search.after),
    page: positive(search.page),
  }),
  component: lazyRouteComponent(() => import('./stream'), 'StreamPage'),
})

/** The log as files. */
export const logExportsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/log/exports',
  component: lazyRouteComponent(() => import('./exports'), 'LogExportsPage'),
})
