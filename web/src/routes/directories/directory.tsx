import { useQuery } from '@/app/useQuery'
import { DirectoryActions } from './_parts/DirectoryActions'
import { Exchanges } from './_parts/Exchanges'
import { profileName } from './_parts/guides'
import { SetUp } from './_parts/SetUp'
import { Tokens } from './_parts/Tokens'
import { directoryRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { DirectoryDocument, type DirectoryQuery } from '@/gen/graphql'
import {
  BackLink,
  Columns,
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
} from '@/ui'

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
      <Sections>
        {directory.state === 'PAUSED' ? (
          <Notice tone="warning" title="This directory is paused">
            Whatever it sends is refused until it is resumed. Accounts stay as they are.
          </Notice>
        ) : null}
        <Columns>
          <Sections>
            <SetUp directory={directory} />
            <Health directory={directory} />
          </Sections>
          <Tokens directory={directory} onChange={onChange} />
        </Columns>
        <Exchanges id={directory.id} />
      </Sections>
    </>
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
