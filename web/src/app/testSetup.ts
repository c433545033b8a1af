import { afterEach } from 'vitest'

// Tests of logic run without a DOM; only those that draw something ask for one.
if (typeof document !== 'undefined') {
  const { cleanup } = await import('@testing-library/react')
  afterEach(cleanup)
  // happy-dom knows no fonts; fields that grow with their text listen for them.
  if (!('fonts' in document)) Object.defineProperty(document, 'fonts', { value: new EventTarget() })
}
