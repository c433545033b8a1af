import { useCallback } from 'react'
import { ImportActions } from './_parts/ImportActions'
import { ImportRows, rowsShown } from './_parts/ImportRows'
import { isBusy, kindWords, stateWords } from './_parts/words'
import { importRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useLive } from '@/app/useLive'
import { useQuery } from '@/app/useQuery'
import { ImportRowsDocument, TransferChangedDocument, type ImportRowsQuery } from '@/gen/graphql'
import { BackLink, capital, ErrorState, formatCount, Moment, Notice, Page, PageHeader, Panel, Pill, ProgressBar, Sections, Text } from '@/ui'

/** One import, as the API gives it. */
export type Import = NonNullable<ImportRowsQuery['import']>

/** One import: what its dry run shows, and what was applied. */
export function ImportPage() {
  const { id } = importRoute.useParams()
  const { outcome, after } = importRoute.useSearch()
  const [result, refetch] = useQuery({
    query: ImportRowsDocument,
    variables: { id, first: rowsShown, after, outcomes: outcome === undefined ? undefined : [outcome] },
  })
  const reload = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  useLive(TransferChangedDocument, { id }, reload)
  return (
    <Page>
      <Loaded result={result} onRetry={reload}>
        {({ import: found }) => (found == null ? <ErrorState kind="missing" /> : <Parts of={found} onChange={reload} stale={result.stale} />)}
      </Loaded>
    </Page>
  )
}

function Parts({ of, onChange, stale }: { of: Import; onChange: () => void; stale: boolean }) {
  const { label, tone } = stateWords[of.state]
  return (
    <>
      <PageHeader
        title={of.name}
        back={<BackLink to="/transfer">Import and export</BackLink>}
        badges={<Pill tone={tone} dot>{label}</Pill>}
        lead={<>{capital(kindWords[of.kind])} · started <Moment at={of.createdAt} /></>}
        actions={<ImportActions of={of} onChange={onChange} />}
      />
      <Sections>
        <Said of={of} />
        <ImportRows of={of} stale={stale} />
      </Sections>
    </>
  )
}

/** What there is to know before looking at rows. */
function Said({ of }: { of: Import }) {
  return (
    <>
      {isBusy(of.state) ? <Progress of={of} /> : null}
      {of.problem == null ? null : (
        <Notice tone="danger" title={of.state === 'FAILED' ? 'This import failed' : 'Something went wrong'}>{of.problem}</Notice>
      )}
      {of.state !== 'CHECKED' ? null : (
        <Notice tone="warning" title="Nothing has changed yet">
          {of.counts.create + of.counts.update === 0
            ? 'Applying this file would change nothing.'
            : 'Look at the rows, then apply them. Each row is checked once more at that moment; rejected rows are left out.'}
        </Notice>
      )}
      {of.ignored.length === 0 ? null : (
        <Notice title="Columns that are left out">
          {of.ignored.join(', ')}
        </Notice>
      )}
    </>
  )
}

function Progress({ of }: { of: Import }) {
  const checking = of.state === 'CHECKING'
  const done = checking ? of.checked : of.applied + of.counts.rejected
  const total = Math.max(of.total, done)
  return (
    <Panel title={checking ? 'Trying every row' : 'Applying'}>
      <ProgressBar label={checking ? 'Dry run' : 'Import'} done={done} total={total} />
      <Text size="sm" c="dimmed" aria-live="polite">
        {total === 0 ? 'The file is being read.' : `${formatCount(done)} of ${formatCount(total)} rows`}
      </Text>
    </Panel>
  )
}
