import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { day, flag, oneOf, optional, positive, text } from '@/app/search'

/** The directories that provision members. */
export const directoriesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/directories',
  component: lazyRouteComponent(() => import('./page'), 'DirectoriesPage'),
})

/** The parts of a directory's page. */
export const directoryTabs = ['overview', 'guide', 'mapping', 'tokens', 'log', 'dry-run', 'settings'] as const
/** The methods that the log can be searched by. */
export const logMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** One directory: set-up, tokens, what it sent. */
export const directoryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/directories/$id',
  validateSearch: (search: Record<string, unknown>) => optional({
    tab: oneOf(directoryTabs, search.tab),
    entry: text(search.entry),
    refused: flag(search.refused),
    method: oneOf(logMethods, search.method),
    status: positive(search.status),
    q: text(search.q),
    from: day(search.from),
    to: day(search.to),
    member: text(search.member),
    after: text(search.after),
    page: positive(search.page),
  }),
  component: lazyRouteComponent(() => import('./directory'), 'DirectoryPage'),
})
