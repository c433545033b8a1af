import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { flag, optional, positive, text } from '@/app/search'

/** The directories that provision members. */
export const directoriesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/directories',
  component: lazyRouteComponent(() => import('./page'), 'DirectoriesPage'),
})

/** One directory: set-up, tokens, what it sent. */
export const directoryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/directories/$id',
  validateSearch: (search: Record<string, unknown>) => optional({
    refused: flag(search.refused),
    after: text(search.after),
    page: positive(search.page),
  }),
  component: lazyRouteComponent(() => import('./directory'), 'DirectoryPage'),
})
