import { useQuery } from '@/app/useQuery'
import { SearchPicker, type PickerProps } from './Picker'
import { FindMembersDocument } from '@/gen/graphql'

export type { Picked } from './Picker'

/** Picks members by the beginning of their names. */
export function MemberPicker(props: PickerProps) {
  return <SearchPicker {...props} useFind={useFindMembers} />
}

function useFindMembers(search: string) {
  const [{ data, fetching }] = useQuery({ query: FindMembersDocument, variables: { search }, pause: search === '' })
  const nodes = search === '' ? [] : (data?.members.nodes ?? [])
  return { found: nodes.map(({ id, displayName, userName }) => ({ id, name: `${displayName} (${userName})` })), fetching }
}
