import { useQuery as useUrqlQuery, type AnyVariables, type RequestPolicy, type UseQueryResponse } from 'urql'
import { trusted } from './document'
import type { TypedDocumentString } from '@/gen/graphql'

/** What to ask. */
interface QueryArguments<Data, Variables> {
  query: TypedDocumentString<Data, Variables>
  variables?: Variables
  /** Asks nothing while true. */
  pause?: boolean
  requestPolicy?: RequestPolicy
}

/**
 * Asks the API for what a page shows. Documents travel by their id: neither
 * their texts nor their syntax trees are part of the first visit.
 */
export function useQuery<Data, Variables extends AnyVariables>(
  args: QueryArguments<Data, Variables>,
): UseQueryResponse<Data> {
  const { query, variables, pause, requestPolicy } = args
  return useUrqlQuery<Data>({ query: trusted(query), variables: variables ?? {}, pause, requestPolicy })
}
