import { useCallback } from 'react'
import { ChangeActions } from './_parts/ChangeActions'
import { ChangeRows, rowsShown } from './_parts/ChangeRows'
import { isBusy, stateWords, titleOf } from './_parts/words'
import { bulkChangeRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { usePolling } from '@/app/usePolling'
import { useQuery } from '@/app/useQuery'
import { BulkChangeDocument, type BulkChangeQuery } from '@/gen/graphql'
import {
  BackLink, ErrorState, formatCount, LinkButton, Moment, Notice, Page, PageHeader, Panel, Pill, ProgressBar, Sections, Text,
} from '@/ui'

/** One change, as the API gives it. */
export type Change = NonNullable<BulkChangeQuery['bulkChange']>

/** A change of many accounts: what its dry run shows, how far it is, and what can be taken back. */
export function BulkChangePage() {
  const { id } = bulkChangeRoute.useParams()
  const { outcome, after } = bulkChangeRoute.useSearch()
  const [result, refetch] = useQuery({
    query: BulkChangeDocument,
    variables: { id, first: rowsShown, after, outcomes: outcome === undefined ? undefined : [outcome] },
  })
  const reload = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  const state = result.data?.bulkChange?.state
  usePolling(state !== undefined && isBusy(state), reload, 1000)
  return (
    <Page>
      <Loaded result={result} onRetry={reload}>
        {({ bulkChange }) =>
          bulkChange == null ? <ErrorState kind="missing" /> : <Parts of={bulkChange} onChange={reload} stale={result.stale} />
        }
      </Loaded>
    </Page>
  )
}

function Parts({ of, onChange, stale }: { of: Change; onChange: () => void; stale: boolean }) {
  const { label, tone } = stateWords[of.state]
  return (
    <>
      <PageHeader
        title={titleOf(of)}
        back={<BackLink to="/bulk-changes">Changes of many accounts</BackLink>}
        badges={<Pill tone={tone} dot>{label}</Pill>}
        lead={<>Started by {of.startedBy} <Moment at={of.createdAt} /></>}
        actions={<ChangeActions of={of} onChange={onChange} />}
      />
      <Sections>
        <Said of={of} />
        <ChangeRows of={of} stale={stale} />
      </Sections>
    </>
  )
}

/** What there is to know before looking at members. */
function Said({ of }: { of: Change }) {
  return (
    <>
      {isBusy(of.state) ? <Progress of={of} /> : null}
      {of.problem == null ? null : <Notice tone="danger" title="This change stopped">{of.problem}</Notice>}
      {of.state === 'CHECKED' ? <Planned of={of} /> : null}
      {of.undoneById == null ? null : (
        <Notice
          title="This change was undone"
          action={<LinkButton to="/bulk-changes/$id" params={{ id: of.undoneById }} variant="default">See what came of it</LinkButton>}
        >
          Whoever was decided about since stays as they are.
        </Notice>
      )}
      {of.undoable && of.undoUntil != null ? (
        <Notice title={of.verb === 'DELETE' ? 'These accounts are not deleted yet' : 'This can be undone'}>
          {of.verb === 'DELETE' ? 'Until then they are suspended, and nothing is lost. They are deleted for good ' : 'Everybody can be put back as they were. This ends '}
          <Moment at={of.undoUntil} />.
        </Notice>
      ) : null}
    </>
  )
}

function Planned({ of }: { of: Change }) {
  if (of.counts.change === 0) return <Notice title="Nothing would change">Every member is as this change would have them, or left out.</Notice>
  return (
    <Notice tone="warning" title="Nothing has changed yet">
      Look at who is changed, then apply it. Each member is looked at once more at that moment.
      {of.needsSecondPerson ? ' So many accounts wait for a second person: applying asks somebody else to approve.' : ''}
    </Notice>
  )
}

function Progress({ of }: { of: Change }) {
  const checking = of.state === 'CHECKING'
  const done = checking ? of.checked : of.applied
  const total = Math.max(checking ? of.total : of.counts.change, done)
  return (
    <Panel title={checking ? 'Trying it on every member' : 'Carrying it out'}>
      <ProgressBar label={checking ? 'Dry run' : 'Change'} done={done} total={total} />
      <Text size="sm" c="dimmed" aria-live="polite">
        {total === 0 ? 'Members are being chosen.' : `${formatCount(done)} of ${formatCount(total)} members`}
      </Text>
    </Panel>
  )
}
