import { lazy, Suspense } from 'react'
import { useLive } from '@/app/useLive'
import { useQuery } from '@/app/useQuery'
import { Activity } from './_parts/Activity'
import { Figures } from './_parts/Figures'
import { NextDue } from './_parts/NextDue'
import { Loaded } from '@/app/Loaded'
import { useViewer } from '@/app/viewer'
import { LogChangedDocument, OverviewDocument, type OverviewQuery } from '@/gen/graphql'
import { BarList, Columns, DayChart, EmptyState, fillDays, Page, PageHeader, Panel, plural, Sections, TextLink, words } from '@/ui'
import { IconChartBar, IconDatabase } from '@tabler/icons-react'

const SetUp = lazy(async () => ({ default: (await import('./_parts/SetUp')).SetUp }))

type Overview = OverviewQuery['overview']

/** What is going on, at a glance: what is due first, then what changed. */
export function OverviewPage() {
  const { organization, permissions } = useViewer()
  const [result, refetch] = useQuery({ query: OverviewDocument })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  useLive(LogChangedDocument, {}, reload, permissions.includes('READ_LOG'))
  return (
    <Page>
      <PageHeader title="Overview" lead={`What needs attention at ${organization.name}, and what happened lately.`} />
      <Loaded result={result} onRetry={reload}>
        {({ overview }) => <OverviewParts overview={overview} />}
      </Loaded>
    </Page>
  )
}

function OverviewParts({ overview }: { overview: Overview }) {
  const { requestsNext, provisioning, requestWeeks, recordsByCategory, recentEvents, setUp } = overview
  return (
    <Sections>
      <Figures overview={overview} />
      <Suspense>{setUp == null ? null : <SetUp steps={setUp} />}</Suspense>
      <Columns>
        <Sections>
          {requestsNext == null ? null : <NextDue requests={requestsNext} />}
          {requestWeeks == null ? null : <RequestWeeks weeks={requestWeeks} />}
          {provisioning == null ? null : <Provisioning days={provisioning} conflicts={overview.conflictCount ?? 0} />}
        </Sections>
        <Sections>
          {recentEvents == null ? null : <Activity events={recentEvents} />}
          {recordsByCategory == null ? null : <Held categories={recordsByCategory} />}
        </Sections>
      </Columns>
    </Sections>
  )
}

const outcomes = [
  { key: 'answered', label: 'Carried out', color: 1 },
  { key: 'refused', label: 'Refused', color: 2 },
  { key: 'failed', label: 'Failed', color: 4 },
]

function Provisioning({ days, conflicts }: { days: NonNullable<Overview['provisioning']>; conflicts: number }) {
  const points = fillDays(
    days.map(({ day, answered, refused, failed }) => ({ day, values: { answered, refused, failed } })),
  )
  return (
    <Panel title="Provisioning" description="SCIM requests of all directories in the last 30 days.">
      {conflicts === 0 ? null : (
        <p style={{ margin: '0 0 12px', fontSize: '0.875rem' }}>
          <TextLink to="/conflicts">{plural(conflicts, 'conflict of accounts waits', 'conflicts of accounts wait')} for a decision</TextLink>
        </p>
      )}
      {points.length === 0 ? (
        <EmptyState icon={IconChartBar} title="No directory has sent anything yet" compact>
          Connect your identity provider under Directories; what it sends shows here day by day.
        </EmptyState>
      ) : (
        <DayChart label="Provisioning by day" series={outcomes} points={points} />
      )}
    </Panel>
  )
}

const weekly = [
  { key: 'received', label: 'Received', color: 3 },
  { key: 'answered', label: 'Answered', color: 1 },
]

function RequestWeeks({ weeks }: { weeks: NonNullable<Overview['requestWeeks']> }) {
  const points = weeks.map(({ monday, received, answered }) => ({ day: monday, values: { received, answered } }))
  return (
    <Panel title="Requests by week" description="Received and answered in the last twelve weeks.">
      <DayChart label="Requests by week" series={weekly} points={points} grouped />
    </Panel>
  )
}

function Held({ categories }: { categories: NonNullable<Overview['recordsByCategory']> }) {
  const items = categories
    .toSorted((a, b) => b.count - a.count)
    .map(({ category, count }) => ({ key: category, label: words(category), value: count }))
  return (
    <Panel title="Data held" description="Records of members, by what they are about.">
      {items.length === 0 ? (
        <EmptyState icon={IconDatabase} title="No records yet" compact>
          Products hand in records through the ingest API; their contents are sealed under each member’s own key.
        </EmptyState>
      ) : (
        <BarList label="Records by category" items={items} few={8} />
      )}
    </Panel>
  )
}
