import { useCallback, useState, type ReactNode } from 'react'
import { Preview } from './_parts/Preview'
import { SourceActions } from './_parts/SourceActions'
import classes from './_parts/sources.module.css'
import { Trial } from './_parts/Trial'
import { kindWords } from './_parts/words'
import { sourceRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { ConnectorDocument, type ConnectorPartsFragment, type ConnectorTrialPartsFragment } from '@/gen/graphql'
import { BackLink, CopyText, ErrorState, Facts, Moment, Notice, Page, PageHeader, Panel, Sections, StatusBadge, words } from '@/ui'

/** One source that the organization connected itself: how it does, and what it is asked. */
export function SourcePage() {
  const { id } = sourceRoute.useParams()
  const [result, refetch] = useQuery({ query: ConnectorDocument, variables: { id } })
  const reload = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  return (
    <Page>
      <Loaded result={result} onRetry={reload}>
        {({ connector }) => (connector == null ? <ErrorState kind="missing" /> : <Parts source={connector} onChange={reload} />)}
      </Loaded>
    </Page>
  )
}

function Parts({ source, onChange }: { source: ConnectorPartsFragment; onChange: () => void }) {
  const manages = useMay()('MANAGE_SOURCES')
  const [trial, setTrial] = useState<ConnectorTrialPartsFragment | null>(null)
  return (
    <>
      <PageHeader
        title={source.name}
        back={<BackLink to="/sources">Sources</BackLink>}
        badges={<StatusBadge state={source.state} />}
        lead={source.product == null ? kindWords[source.kind] : `${kindWords[source.kind]} of ${source.product.name}`}
        actions={manages ? <SourceActions source={source} onChange={onChange} onTrial={setTrial} /> : undefined}
      />
      <Sections>
        <Standing source={source} />
        {trial === null ? null : <Trial trial={trial} />}
        <Panel title="Source">
          <Facts items={[...settings(source), ...health(source)]} />
        </Panel>
        {source.database?.collections.map((one) => (
          <Panel key={one.name} title={one.name} description={`${words(one.category)}, ${words(one.purpose).toLowerCase()}`}>
            <Facts
              items={(['read', 'erase', 'verify'] as const).map((part) => [words(part), <pre key={part} className={classes.code}>{one[part]}</pre>])}
            />
          </Panel>
        ))}
        {manages && source.kind !== 'MANUAL' && source.state !== 'PAUSED' ? <Preview connectorId={source.id} /> : null}
      </Sections>
    </>
  )
}

function Standing({ source: { pausedAt, failingSince, problem } }: { source: ConnectorPartsFragment }) {
  if (pausedAt != null) {
    return (
      <Notice tone="warning" title="Paused">
        Since <Moment at={pausedAt} show="time" />. It is asked nothing. Requests wait for it, and no erasure is certified without it.
      </Notice>
    )
  }
  if (failingSince == null) return null
  return (
    <Notice tone="danger" title="It does not answer as it should">
      {problem} Since <Moment at={failingSince} show="time" />. Work of requests in it is tried again by itself.
    </Notice>
  )
}

type Rows = (readonly [string, ReactNode])[]

function settings({ target, database, objects, manual }: ConnectorPartsFragment): Rows {
  return [
    ['Where', target == null ? null : <CopyText key="target" value={target} label="address" />],
    ['Encrypted', database == null ? null : database.encrypted ? 'Yes, and the certificate is checked' : 'No: a development installation'],
    ['Authority', database?.authority == null ? null : 'Its own'],
    ['Holds', objects == null ? null : `${words(objects.category)}, ${words(objects.purpose).toLowerCase()}`],
    ['Access key', objects?.accessKey],
    ['What to do', manual?.instructions],
    ['Whose work', manual == null ? null : (manual.ownerName ?? 'Nobody’s until it is given to somebody')],
    ['Due', manual == null ? null : `${String(manual.daysBefore)} days before the answer`],
  ]
}

function health({ kind, usedAt, workedAt, createdAt }: ConnectorPartsFragment): Rows {
  const asked = kind === 'MANUAL'
  return [
    ['Last asked', asked ? null : usedAt == null ? 'Never' : <Moment key="used" at={usedAt} show="time" />],
    ['Last worked', asked ? null : workedAt == null ? 'Never' : <Moment key="worked" at={workedAt} show="time" />],
    ['Connected', <Moment key="at" at={createdAt} show="time" />],
  ]
}
