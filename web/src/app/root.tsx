import { createRootRoute } from '@tanstack/react-router'
import { Shell } from './shell/Shell'
import { ViewerProvider } from './viewer'
import { ErrorState, LinkButton } from '@/ui'

/** The route around all others: asks who is signed in, then draws the frame. */
export const rootRoute = createRootRoute({
  component: () => (
    <ViewerProvider>
      <Shell />
    </ViewerProvider>
  ),
  notFoundComponent: NotFound,
})

/** An address that leads nowhere. */
export function NotFound() {
  return <ErrorState kind="missing" action={<LinkButton to="/">Go to the start</LinkButton>} />
}
