import { RouterProvider } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Provider } from 'urql'
import { makeClient } from './client'
import { makeRouter } from './router'
import { ConfirmPresence } from './ConfirmPresence'
import { UiProvider } from '@/ui/Provider'

/** The whole console. */
export function App({ nonce }: { nonce: string }) {
  const client = useMemo(() => makeClient(), [])
  const router = useMemo(() => makeRouter(), [])
  return (
    <UiProvider nonce={nonce}>
      <Provider value={client}>
        <RouterProvider router={router} />
        <ConfirmPresence />
      </Provider>
    </UiProvider>
  )
}
