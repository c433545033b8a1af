import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { oneOf, optional, positive, text } from '@/app/search'

/** The addresses that are told of what is written into the log. */
export const webhooksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('./page'), 'WebhooksPage'),
})

/** Where a delivery can stand. */
export const deliveryStates = ['WAITING', 'DELIVERED', 'FAILED'] as const

/** One webhook with its delivery log. */
export const webhookRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/webhooks/$id',
  validateSearch: (search: Record<string, unknown>) => optional({
    state: oneOf(deliveryStates, search.state),
    delivery: text(search.delivery),
    after: text(search.after),
    page: positive(search.page),
  }),
  component: lazyRouteComponent(() => import('./webhook'), 'WebhookPage'),
})
