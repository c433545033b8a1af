import type { LogKeptPartsFragment } from '@/gen/graphql'
import { CopyText, Facts, formatDate, Moment, Panel, plural, TextLink } from '@/ui'

/** How long the log is kept by the terms, where it begins, and what keeps older events. */
export function Kept({ kept }: { kept: LogKeptPartsFragment | null | undefined }) {
  if (kept == null) return null
  const { term, rule, suspended, removed, removedBefore, removedAt, oldestAt, waits, note } = kept
  return (
    <Panel title="How long the log is kept" description={rule}>
      <Facts
        items={[
          [
            'Decided by',
            <TextLink key="term" to="/terms/$key" params={{ key: term }}>
              The term {term}
            </TextLink>,
          ],
          ['Oldest event', oldestAt == null ? 'None yet' : <Moment key="oldest" at={oldestAt} />],
          [
            'Let go',
            removed === 0 || removedBefore == null || removedAt == null
              ? 'Nothing yet; the log is whole'
              : `${plural(removed, 'event', 'events')} written before ${formatDate(removedBefore)}, the last on ${formatDate(removedAt)}`,
          ],
          ['At present', suspended ? 'Nothing goes: the rule is suspended' : null],
          ['Older ones wait', waits],
          ['Begins', note == null ? null : <CopyText key="note" value={note} label="signed beginning of the log" />],
        ]}
      />
    </Panel>
  )
}
