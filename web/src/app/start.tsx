import { createRoute, Navigate } from '@tanstack/react-router'
import { rootRoute } from './root'
import { startFor } from './shell/navigation'
import { useViewer } from './viewer'

/** "/" leads everybody to where their work is. */
export const startRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: Start })

function Start() {
  const { permissions } = useViewer()
  return <Navigate to={startFor(permissions)} replace />
}
