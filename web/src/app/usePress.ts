import { useCallback } from 'react'
import { useAction, type Outcome } from './useAction'
import type { TypedDocumentString } from '@/gen/graphql'
import { toastProblem } from '@/ui'

/** A mutation behind a single button, which has no place of its own for problems: they are said where done things are. */
export function usePress<Data extends object, Input>(
  document: TypedDocumentString<Data, { input: Input }>,
  done?: string,
): (input: Input) => Promise<Outcome<Data>> {
  const act = useAction(document, done)
  return useCallback(
    async (input: Input) => {
      const outcome = await act(input)
      for (const { message } of outcome.problems) toastProblem(message)
      return outcome
    },
    [act],
  )
}
