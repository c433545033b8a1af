import { useQuery } from '@/app/useQuery'
import { lazy, Suspense, useState } from 'react'
import { Condition } from './_parts/Condition'
import { DirectoryActions } from './_parts/DirectoryActions'
import type { Draft } from './_parts/DryRun'
import { Failing } from './_parts/Failing'
import { profileName } from './_parts/guides'
import { directoryRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useMay } from '@/app/viewer'
import { DirectoryDocument, DirectorySetUpDocument, type DirectoryQuery } from '@/gen/graphql'
import {
  BackLink,
  DayChart,
  ErrorState,
  fillDays,
  Moment,
  Notice,
  Page,
  PageHeader,
  Panel,
  Sections,
  StatusBadge,
  Tabs,
} from '@/ui'

// Each tab is loaded when it is opened.
const Accepts = lazy(async () => ({ default: (await import('./_parts/Accepts')).Accepts }))
const Clients = lazy(async () => ({ default: (await import('./_parts/Clients')).Clients }))
const DryRun = lazy(async () => ({ default: (await import('./_parts/DryRun')).DryRun }))
const Entry = lazy(async () => ({ default: (await import('./_parts/Entry')).Entry }))
const Exchanges = lazy(async () => ({ default: (await import('./_parts/Exchanges')).Exchanges }))
const Mapping = lazy(async () => ({ default: (await import('./_parts/Mapping')).Mapping }))
const SetUp = lazy(async () => ({ default: (await import('./_parts/SetUp')).SetUp }))
const Settings = lazy(async () => ({ default: (await import('./_parts/Settings')).Settings }))
const Tokens = lazy(async () => ({ default: (await import('./_parts/Tokens')).Tokens }))

/** One directory, as the API gives it. */
export type Directory = NonNullable<DirectoryQuery['directory']>

/** One directory: how to set it up, its tokens, and what it sent. */
export function DirectoryPage() {
  const { id } = directoryRoute.useParams()
  const [result, refetch] = useQuery({ query: DirectoryDocument, variables: { id } })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Page>
      <Loaded result={result} onRetry={reload}>
        {({ directory }) =>
          directory == null ? <ErrorState kind="missing" /> : <Parts directory={directory} onChange={reload} />
        }
      </Loaded>
    </Page>
  )
}

function Parts({ directory, onChange }: { directory: Directory; onChange: () => void }) {
  return (
    <>
      <PageHeader
        title={directory.name}
        back={<BackLink to="/directories">Directories</BackLink>}
        badges={<StatusBadge state={directory.state} />}
        lead={
          <>
            {profileName(directory.profile)} ·{' '}
            {directory.lastSyncAt == null ? 'nothing received yet' : <>last success <Moment at={directory.lastSyncAt} /></>}
          </>
        }
        actions={<DirectoryActions directory={directory} />}
      />
      {directory.state === 'PAUSED' ? (
        <div style={{ marginBottom: 20 }}>
          <Notice tone="warning" title="This directory is paused">
            Whatever it sends is refused until it is resumed. Accounts stay as they are.
          </Notice>
        </div>
      ) : null}
      <Failing id={directory.id} />
      <DirectoryTabs directory={directory} onChange={onChange} />
    </>
  )
}

function DirectoryTabs({ directory, onChange }: { directory: Directory; onChange: () => void }) {
  const { tab, entry } = directoryRoute.useSearch()
  const navigate = directoryRoute.useNavigate()
  const may = useMay()
  const [draft, setDraft] = useState<Draft | undefined>()
  const [result] = useQuery({ query: DirectorySetUpDocument, variables: { id: directory.id } })
  return (
    <Tabs
      value={tab ?? 'overview'}
      onChange={(next) => void navigate({ search: { tab: next as typeof tab }, replace: true })}
      keepMounted={false}
    >
      <Tabs.List mb={20}>
        <Tabs.Tab value="overview">Overview</Tabs.Tab>
        <Tabs.Tab value="guide">Set-up guide</Tabs.Tab>
        <Tabs.Tab value="mapping">Mapping</Tabs.Tab>
        <Tabs.Tab value="tokens">Tokens</Tabs.Tab>
        <Tabs.Tab value="log">Log</Tabs.Tab>
        {may('MANAGE_DIRECTORIES') ? <Tabs.Tab value="dry-run">Dry run</Tabs.Tab> : null}
        <Tabs.Tab value="settings">Settings</Tabs.Tab>
      </Tabs.List>
      <Loaded result={result}>
        {({ directory: more }) =>
          more == null ? null : (
            <Suspense>
              <Tabs.Panel value="overview">
                <Sections>
                  <Condition status={more.status} />
                  <Health directory={directory} />
                </Sections>
              </Tabs.Panel>
              <Tabs.Panel value="guide">
                <Sections>
                  <SetUp directory={directory} />
                  <Accepts profile={directory.profile} quirks={more.quirks} />
                </Sections>
              </Tabs.Panel>
              <Tabs.Panel value="mapping">
                <Mapping id={directory.id} saved={more.mapping} read={more.mappingVersion} />
              </Tabs.Panel>
              <Tabs.Panel value="tokens">
                <Sections>
                  <Tokens directory={directory} onChange={onChange} />
                  <Clients id={directory.id} />
                </Sections>
              </Tabs.Panel>
              <Tabs.Panel value="log">
                <Exchanges id={directory.id} />
              </Tabs.Panel>
              <Tabs.Panel value="dry-run">
                <DryRun key={draft === undefined ? '' : draft.path + draft.body} id={directory.id} draft={draft} />
              </Tabs.Panel>
              <Tabs.Panel value="settings">
                <Settings directory={directory} log={more.log} onChange={onChange} />
              </Tabs.Panel>
            </Suspense>
          )
        }
      </Loaded>
      {entry === undefined ? null : (
        <Suspense>
          <Entry
            id={entry}
            onClose={() => void navigate({ search: (search) => ({ ...search, entry: undefined }) })}
            onDraft={(next) => {
              setDraft(next)
              void navigate({ search: { tab: 'dry-run' } })
            }}
          />
        </Suspense>
      )}
    </Tabs>
  )
}

const outcomes = [
  { key: 'answered', label: 'Carried out', color: 1 },
  { key: 'refused', label: 'Refused', color: 2 },
  { key: 'failed', label: 'Failed', color: 4 },
]

function Health({ directory }: { directory: Directory }) {
  const points = fillDays(
    directory.health.map(({ day, answered, refused, failed }) => ({ day, values: { answered, refused, failed } })),
  )
  if (points.length === 0) return null
  return (
    <Panel title="Health" description="Requests in the last 30 days.">
      <DayChart label={`Requests of ${directory.name} by day`} series={outcomes} points={points} />
    </Panel>
  )
}
