import { IconBook2, IconDownload, IconSearchOff } from '@tabler/icons-react'
import { useLive } from '@/app/useLive'
import { useQuery } from '@/app/useQuery'
import { logColumns } from './_parts/columns'
import { EventDrawer } from './_parts/EventDrawer'
import { filterOf, isFiltered, subjects } from './_parts/filter'
import { Checkpoint } from './_parts/Checkpoint'
import { Kept } from './_parts/Kept'
import { logRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { pagesOf } from '@/app/pages'
import { SavedViews } from '@/app/views/SavedViews'
import { LogChangedDocument, LogDocument, type LogQuery } from '@/gen/graphql'
import {
  Button,
  DataTable,
  EmptyState,
  FilterBar,
  FilterSelect,
  Group,
  LinkButton,
  Page,
  PageHeader,
  Pager,
  Panel,
  Sections,
  TableSkeleton,
  TextInput,
} from '@/ui'

const pageSize = 25

/** Everything that was done in the organization, with its proof. */
export function LogPage() {
  const search = logRoute.useSearch()
  const navigate = logRoute.useNavigate()
  const [result, refetch] = useQuery({
    query: LogDocument,
    variables: { first: pageSize, after: search.after, filter: filterOf(search) },
  })
  useLive(LogChangedDocument, {}, () => refetch({ requestPolicy: 'network-only' }))
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: { ...search, after: undefined, page: undefined, ...change }, replace: true })
  return (
    <Page>
      <PageHeader
        title="Log"
        lead="Every change, with who made it. Entries are placed in a tree whose root is signed, so that none can be changed, removed or reordered unnoticed."
        actions={
          <Group gap="xs">
            <LinkButton to="/log/streams" variant="default">
              Streams
            </LinkButton>
            <LinkButton to="/log/exports" variant="default">
              Exports
            </LinkButton>
            <Button
              component="a"
              href="/download/log"
              download
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              Whole log
            </Button>
          </Group>
        }
      />
      <Sections>
        <Checkpoint data={result.data} />
        <Panel flush>
          <FilterBar>
            <FilterSelect
              label="About"
              all="Everything"
              options={subjects}
              value={search.action}
              onChange={(action) => set({ action })}
            />
            <TextInput
              type="date"
              aria-label="From"
              title="From"
              value={search.from ?? ''}
              onChange={(event) => set({ from: event.currentTarget.value || undefined })}
            />
            <TextInput
              type="date"
              aria-label="To"
              title="To"
              value={search.to ?? ''}
              onChange={(event) => set({ to: event.currentTarget.value || undefined })}
            />
            <SavedViews list="LOG" />
          </FilterBar>
          <Loaded result={result} skeleton={<TableSkeleton />} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
            {({ events }) => <Rows events={events} stale={result.stale} />}
          </Loaded>
        </Panel>
        <Kept kept={result.data?.logKept} />
      </Sections>
    </Page>
  )
}

function Rows({ events, stale }: { events: LogQuery['events']; stale: boolean }) {
  const search = logRoute.useSearch()
  const navigate = logRoute.useNavigate()
  if (events.nodes.length === 0) return isFiltered(search) ? <NoMatch /> : <NoEvents />
  const opened = events.nodes.find(({ id }) => id === search.event)
  const pages = pagesOf('log', search, pageSize, events.pageInfo, (place) =>
    void navigate({ search: { ...search, event: undefined, after: place.after, page: place.page } }),
  )
  return (
    <>
      <DataTable
        label="Events, newest first"
        columns={logColumns((event) => void navigate({ search: { ...search, event } }))}
        rows={events.nodes}
        rowKey={({ id }) => id}
        stale={stale}
        footer={<Pager noun="events" shown={events.nodes.length} {...pages} />}
      />
      <EventDrawer
        event={opened}
        onClose={() => void navigate({ search: { ...search, event: undefined }, replace: true })}
      />
    </>
  )
}

function NoMatch() {
  return (
    <EmptyState icon={IconSearchOff} title="No event matches">
      Look at a longer time, or at everything.
    </EmptyState>
  )
}

function NoEvents() {
  return (
    <EmptyState icon={IconBook2} title="Nothing has happened yet">
      The first change in your organization writes the first entry.
    </EmptyState>
  )
}
