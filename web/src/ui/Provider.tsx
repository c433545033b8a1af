import { MantineProvider } from '@mantine/core'
import { lazy, Suspense, type ReactNode } from 'react'
import { theme, variables } from './theme'

const Toasts = lazy(() => import('./Toasts'))

/** The theme around the whole console. The nonce admits the one style element that it writes. */
export function UiProvider({ nonce, children }: { nonce: string; children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <Suspense fallback={null}>
        <Toasts />
      </Suspense>
      {children}
    </MantineProvider>
  )
}
