import { useEffect, useRef } from 'react'
import { documentIdOf } from './document'
import { follow } from './follow'
import type { TypedDocumentString } from '@/gen/graphql'

/** How long messages gather before the page is asked again: one act is often several events. */
const gather = 400

/**
 * Keeps a page up to date: `refresh` is called when something came over the
 * subscription, a little later and once for all that came together.
 */
export function useLive<Data, Variables extends object>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  refresh: () => void,
  active = true,
): void {
  const latest = useRef(refresh)
  useEffect(() => {
    latest.current = refresh
  })
  const documentId = documentIdOf(document)
  const key = JSON.stringify(variables)
  useEffect(() => {
    if (!active) return
    const leaving = new AbortController()
    let timer: number | undefined
    const next = () => {
      timer ??= window.setTimeout(() => {
        timer = undefined
        latest.current()
      }, gather)
    }
    void follow({ documentId, variables: JSON.parse(key) as object, next }, leaving.signal)
    return () => {
      leaving.abort()
      window.clearTimeout(timer)
    }
  }, [documentId, key, active])
}
