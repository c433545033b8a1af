import { createContext, use, type ReactNode } from 'react'
import { useQuery } from '@/app/useQuery'
import { Loaded } from './Loaded'
import { ViewerDocument, type Permission, type ViewerQuery } from '@/gen/graphql'

/** Whoever uses the console. */
export type Viewer = ViewerQuery['viewer']

const ViewerContext = createContext<Viewer | null>(null)

/** Asks who is signed in before anything else is drawn. */
export function ViewerProvider({ children }: { children: ReactNode }) {
  const [result, refetch] = useQuery({ query: ViewerDocument })
  return (
    <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
      {({ viewer }) => <ViewerContext value={viewer}>{children}</ViewerContext>}
    </Loaded>
  )
}

/** Whoever uses the console. */
export function useViewer(): Viewer {
  const viewer = use(ViewerContext)
  if (viewer === null) throw new Error('useViewer is used outside of ViewerProvider')
  return viewer
}

/** Tells what the viewer may do, as the server listed it. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useViewer()
  return (permission) => permissions.includes(permission)
}
