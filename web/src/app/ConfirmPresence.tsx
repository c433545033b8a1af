import { lazy, Suspense } from 'react'
import { useWaiting } from './stepUp'

const StepUpDialog = lazy(async () => ({ default: (await import('./StepUpDialog')).StepUpDialog }))

/** The dialog that confirms who acts, loaded when a change first waits for it. */
export function ConfirmPresence() {
  return <Suspense>{useWaiting() ? <StepUpDialog /> : null}</Suspense>
}
