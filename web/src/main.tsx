import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './ui/styles'
import { App } from './app/App'
import { installTrustedTypes } from './app/trustedTypes'

installTrustedTypes()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id root')

createRoot(root).render(
  <StrictMode>
    <App nonce={readNonce()} />
  </StrictMode>,
)

/** The nonce of this response; browsers show it to scripts only as a property. */
function readNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
}
