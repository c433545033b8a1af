import { useEffect, type ReactNode } from 'react'
import type { CombinedError } from 'urql'
import { codeOf, messageOf } from './client'
import { goToSignIn } from './session'
import { ErrorState, PageSkeleton, type FailureKind } from '@/ui'

interface LoadedProps<Data> {
  /** What a query hook gave. */
  result: { data?: Data | null; error?: CombinedError; fetching: boolean; stale: boolean }
  skeleton?: ReactNode
  onRetry?: () => void
  children: (data: Data) => ReactNode
}

/** A query's answer, or what stands in its place: a skeleton while it comes, an error when it does not. */
export function Loaded<Data>({ result, skeleton, onRetry, children }: LoadedProps<Data>) {
  const { data, error } = result
  if (error !== undefined && data == null) return <Failure error={error} onRetry={onRetry} />
  if (data == null) return skeleton ?? <PageSkeleton />
  return <>{children(data)}</>
}

const kinds: Record<string, FailureKind> = { NOT_FOUND: 'missing', DENIED: 'denied', INVALID: 'missing' }

/** A failed request; one without a session leads to the sign-in page. */
export function Failure({ error, onRetry }: { error: CombinedError; onRetry?: () => void }) {
  const code = codeOf(error)
  const signedOut = code === 'UNAUTHENTICATED'
  useEffect(() => {
    if (signedOut) goToSignIn()
  }, [signedOut])
  if (signedOut) return <PageSkeleton />
  if (code === null) return <ErrorState kind="offline" onRetry={onRetry} />
  const kind = kinds[code] ?? 'broken'
  return <ErrorState kind={kind} message={messageOf(error)} onRetry={kind === 'broken' ? onRetry : undefined} />
}
