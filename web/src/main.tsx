import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './ui/styles'
import { App } from './app/App'
import { installTrustedTypes } from './app/trustedTypes'

installTrustedTypes()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id root')

const nonce = readNonce()
// The lock on scrolling behind dialogs writes a style element of its own, and
// looks for its nonce under this name.
Object.assign(globalThis, { __webpack_nonce__: nonce })

createRoot(root).render(
  <StrictMode>
    <App nonce={nonce} />
  </StrictMode>,
)

/** The nonce of this response; browsers show it to scripts only as a property. */
function readNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
}
