import { IconInbox } from '@tabler/icons-react'
import type { Me } from '../page'
import { AskPanel } from './AskPanel'
import { OwnRequest } from './OwnRequest'
import { Columns, EmptyState, Panel, Sections } from '@/ui'

/** All requests of one's own, and the way to a new one. */
export function RequestsTab({ me, onChange }: { me: Me; onChange: () => void }) {
  return (
    <Columns>
      <Sections>
        {me.requests.length === 0 ? (
          <Panel>
            <EmptyState icon={IconInbox} title="You have not asked for anything yet">
              Ask for a copy of your data, its correction or its erasure; you follow here how far it is.
            </EmptyState>
          </Panel>
        ) : (
          me.requests.map((request) => <OwnRequest key={request.id} request={request} onChange={onChange} />)
        )}
      </Sections>
      <AskPanel rights={me.rights} onAsked={onChange} />
    </Columns>
  )
}
