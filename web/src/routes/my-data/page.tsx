import { lazy, Suspense, useCallback } from 'react'
import { useQuery } from '@/app/useQuery'
import { ChoicesTab } from './_parts/ChoicesTab'
import { Items } from './_parts/Items'
import { OverviewTab } from './_parts/OverviewTab'
import { PoliciesTab } from './_parts/PoliciesTab'
import { RecordsTab } from './_parts/RecordsTab'
import { RequestsTab } from './_parts/RequestsTab'
import { isMoving } from './_parts/own'
import { TransparencyTab } from './_parts/TransparencyTab'
import { myDataRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useLive } from '@/app/useLive'
import { usePolling } from '@/app/usePolling'
import { MyDataDocument, OwnDataChangedDocument, type MyDataQuery } from '@/gen/graphql'
import { ErrorState, Page, PageHeader, Panel, Sections, TableSkeleton, Tabs, TextLink } from '@/ui'

const HealthTab = lazy(async () => ({ default: (await import('./_parts/HealthTab')).HealthTab }))

/** A person's own account, as the API gives it. */
export type Me = NonNullable<MyDataQuery['viewer']['me']>

/** Everything that is held about whoever is signed in, and what they can do about it. */
export function MyDataPage() {
  const [result, refetch] = useQuery({ query: MyDataDocument })
  const reload = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  usePolling(result.data?.viewer.me?.requests.some(isMoving) === true, reload, 3000)
  useLive(OwnDataChangedDocument, {}, reload, result.data?.viewer.me != null)
  return (
    <Page>
      <PageHeader
        title="My data"
        lead="What is held about you, who looked at it, and what you can decide."
      />
      <Loaded result={result} onRetry={reload}>
        {({ viewer }) =>
          viewer.me == null ? (
            <ErrorState kind="missing" message="This page is for people; you are signed in as a program." />
          ) : (
            <Parts me={viewer.me} onChange={reload} />
          )
        }
      </Loaded>
    </Page>
  )
}

function Parts({ me, onChange }: { me: Me; onChange: () => void }) {
  const { tab } = myDataRoute.useSearch()
  const navigate = myDataRoute.useNavigate()
  return (
    <Tabs
      value={tab ?? 'overview'}
      onChange={(next) => void navigate({ search: { tab: next as typeof tab }, replace: true })}
      keepMounted={false}
    >
      <Tabs.List mb={20}>
        <Tabs.Tab value="overview">At a glance</Tabs.Tab>
        <Tabs.Tab value="records">Records</Tabs.Tab>
        <Tabs.Tab value="choices">Choices</Tabs.Tab>
        <Tabs.Tab value="health">Health</Tabs.Tab>
        <Tabs.Tab value="transparency">Who looked</Tabs.Tab>
        <Tabs.Tab value="requests">Requests</Tabs.Tab>
        <Tabs.Tab value="policies">Policies</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="overview">
        <OverviewTab me={me} onChange={onChange} />
      </Tabs.Panel>
      <Tabs.Panel value="records">
        <RecordsTab me={me} />
      </Tabs.Panel>
      <Tabs.Panel value="choices">
        <Sections>
          <ChoicesTab />
          <Items />
        </Sections>
      </Tabs.Panel>
      <Tabs.Panel value="health">
        <Suspense fallback={<TableSkeleton />}>
          <HealthTab />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="transparency">
        <Sections>
          <TransparencyTab />
          <Panel title="Who receives data">
            <TextLink to="/recipients">Recipients, subprocessors, cookies and other identifiers</TextLink>
          </Panel>
        </Sections>
      </Tabs.Panel>
      <Tabs.Panel value="policies">
        <PoliciesTab />
      </Tabs.Panel>
      <Tabs.Panel value="requests">
        <RequestsTab me={me} onChange={onChange} />
      </Tabs.Panel>
    </Tabs>
  )
}
