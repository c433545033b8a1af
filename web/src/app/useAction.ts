import { useCallback } from 'react'
import { useMutation } from 'urql'
import { codeOf, messageOf } from './client'
import { trusted } from './document'
import { goToSignIn } from './session'
import { confirmIdentity } from './stepUp'
import type { TypedDocumentString } from '@/gen/graphql'
import { toast, type Problem } from '@/ui'

/** Every mutation gives one payload with its errors, and takes one input. */
interface Payload {
  errors: readonly { code?: string; message: string; path: readonly string[] }[]
}

/** What came of an act: the payload, or what has to be mended. */
export interface Outcome<Data> {
  data: Data | null
  problems: readonly Problem[]
}

/**
 * A mutation as pages use it: give it the input, get the problems. A refusal of
 * the server and a lost connection are problems too, so that a dialog has one
 * place to show what went wrong.
 */
export function useAction<Data extends object, Input>(
  document: TypedDocumentString<Data, { input: Input }>,
  done?: string | ((data: Data) => string),
): (input: Input) => Promise<Outcome<Data>> {
  const [, run] = useMutation<Data>(trusted(document))
  return useCallback(
    async (input: Input) => {
      let { data, error } = await run({ input })
      if (error !== undefined && codeOf(error) === 'STEP_UP_REQUIRED' && (await confirmIdentity())) {
        ;({ data, error } = await run({ input }))
      }
      if (error !== undefined) {
        if (codeOf(error) === 'UNAUTHENTICATED') goToSignIn()
        return { data: null, problems: [{ message: messageOf(error), path: [] }] }
      }
      if (data == null) return { data: null, problems: [] }
      const problems = problemsOf(data)
      if (problems.length === 0 && done !== undefined) toast(typeof done === 'string' ? done : done(data))
      return { data: problems.length === 0 ? data : null, problems }
    },
    [run, done],
  )
}

/** The problems that a mutation's payload names. */
export function problemsOf(data: object): readonly Problem[] {
  return Object.values(data).flatMap((value: unknown) => (isPayload(value) ? value.errors.map(problemOf) : []))
}

/** A change that waits for a second person is nothing to mend: it has become a proposal. */
function problemOf({ code, message, path }: Payload['errors'][number]): Problem {
  return code === 'PENDING' ? { message, path, waits: true } : { message, path }
}

function isPayload(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && 'errors' in value && Array.isArray(value.errors)
}

/** The problem with one field, by its name in the input. */
export function problemOn(problems: readonly Problem[], field: string): string | undefined {
  return problems.find((problem) => problem.path.includes(field))?.message
}
