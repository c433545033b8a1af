import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'

/** The products of the vendor, and where their data is. */
export const productsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/products',
  component: lazyRouteComponent(() => import('./page'), 'ProductsPage'),
})

/** One product: what it needs and does with data. */
export const productRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/products/$slug',
  component: lazyRouteComponent(() => import('./product'), 'ProductPage'),
})
