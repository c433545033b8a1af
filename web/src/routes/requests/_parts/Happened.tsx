import type { Request } from '../request'
import { readable } from '@/app/details'
import { Facts, Panel, Timeline, words, type Tone } from '@/ui'

/** Who did what, newest first. */
export function Happened({ request }: { request: Request }) {
  const items = request.timeline.toReversed().map((entry, i) => ({
    key: `${entry.at}${entry.action}${i}`,
    at: entry.at,
    title: words(entry.action.replace(/^request\./, '')),
    detail: [entry.actorName, ...readable(entry.details)].join(' · '),
    tone: toneOfAction(entry.action),
  }))
  return (
    <Panel title="Who did what">
      <Facts
        items={[
          ['Came by', request.channel === 'CONSOLE' ? 'My data page' : words(request.channel)],
          ['Opened by', request.openedBy],
          ['Identity checked by', request.attestedBy],
          ['Started by', request.startedBy],
          ['Approved by', request.approvedBy],
          ['With', request.assignee?.displayName],
        ]}
      />
      <div style={{ marginTop: 18 }}>
        <Timeline label="Timeline" items={items} />
      </div>
    </Panel>
  )
}

function toneOfAction(action: string): Tone {
  if (/completed|approved|certified/.test(action)) return 'success'
  if (/refused|failed|blocked/.test(action)) return 'danger'
  if (/started|collected|prepared|received|opened/.test(action)) return 'info'
  return 'neutral'
}
