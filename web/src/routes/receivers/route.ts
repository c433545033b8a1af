import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'

/** The systems that are told of changes to members and groups. */
export const receiversRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/receivers',
  component: lazyRouteComponent(() => import('./page'), 'ReceiversPage'),
})

/** One of them, with its events. */
export const receiverRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/receivers/$id',
  component: lazyRouteComponent(() => import('./receiver'), 'ReceiverPage'),
})
