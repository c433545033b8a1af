import { useQuery } from '@/app/useQuery'
import { SearchPicker, type PickerProps } from './Picker'
import { FindGroupsDocument } from '@/gen/graphql'
import { plural } from '@/ui'

/** Picks groups by the beginning of their names. */
export function GroupPicker(props: PickerProps) {
  return <SearchPicker {...props} useFind={useFindGroups} />
}

function useFindGroups(search: string) {
  const [{ data, fetching }] = useQuery({ query: FindGroupsDocument, variables: { search }, pause: search === '' })
  const nodes = search === '' ? [] : (data?.groups.nodes ?? [])
  const found = nodes.map(({ id, displayName, memberCount }) => ({
    id,
    name: `${displayName} (${plural(memberCount, 'member', 'members')})`,
  }))
  return { found, fetching }
}
