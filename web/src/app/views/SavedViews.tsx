import { IconBookmark, IconCheck } from '@tabler/icons-react'
import { useRouter, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { filterIn } from './address'
import { KeepView } from './KeepView'
import { ManageViews } from './ManageViews'
import { useQuery } from '../useQuery'
import { useMay } from '../viewer'
import { SavedViewsDocument, type SavedViewList, type SavedViewsQuery } from '@/gen/graphql'
import { Button, Menu } from '@/ui'

/** A filter with its name. */
export type View = SavedViewsQuery['savedViews'][number]

/** The filters of a list that one keeps under names of one's own. Operators inside another organization keep none there. */
export function SavedViews({ list }: { list: SavedViewList }) {
  return useMay()('OWN_DATA') ? <Views list={list} /> : null
}

function Views({ list }: { list: SavedViewList }) {
  const router = useRouter()
  const { pathname, searchStr } = useRouterState({ select: (state) => state.location })
  const [asked, setAsked] = useState(false)
  const [open, setOpen] = useState<'keep' | 'manage' | null>(null)
  const now = filterIn(searchStr)
  // A list without a filter is no view of one's own: its names can wait until the menu opens.
  const [{ data }] = useQuery({ query: SavedViewsDocument, variables: { list }, pause: !asked && now === '' })
  const views = data?.savedViews ?? []
  const shown = views.find(({ search }) => filterIn(search) === now)
  const close = () => setOpen(null)
  return (
    <div style={{ marginInlineStart: 'auto' }}>
      <Menu position="bottom-end" shadow="md" width={260} onOpen={() => setAsked(true)}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden />}>
            {shown?.name ?? 'Views'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.length === 0 ? null : <Menu.Label>Your views</Menu.Label>}
          {views.map((view) => (
            <Menu.Item
              key={view.id}
              component="a"
              href={`${pathname}?${view.search}`}
              rightSection={view === shown ? <IconCheck size={14} aria-label="shown now" /> : null}
              onClick={(event: React.MouseEvent) => {
                if (event.metaKey || event.ctrlKey) return
                event.preventDefault()
                router.history.push(`${pathname}?${view.search}`)
              }}
            >
              {view.name}
            </Menu.Item>
          ))}
          {views.length === 0 ? null : <Menu.Divider />}
          <Menu.Item disabled={now === '' || shown !== undefined} onClick={() => setOpen('keep')}>
            Keep this filter…
          </Menu.Item>
          <Menu.Item disabled={views.length === 0} onClick={() => setOpen('manage')}>
            Rename or delete…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'keep' ? <KeepView list={list} search={now} onClose={close} /> : null}
      {open === 'manage' ? <ManageViews views={views} onClose={close} /> : null}
    </div>
  )
}
