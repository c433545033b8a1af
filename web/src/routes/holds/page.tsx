import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { PlaceHold } from './_parts/PlaceHold'
import { holdsRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useMay } from '@/app/viewer'
import { HoldsDocument, type HoldPartsFragment } from '@/gen/graphql'
import {
  Button,
  DataTable,
  EmptyState,
  FilterBar,
  formatCount,
  Moment,
  Page,
  PageHeader,
  Panel,
  Pill,
  RowLink,
  StatusBadge,
  Switch,
  TableSkeleton,
  Text,
  type Column,
} from '@/ui'

const columns: readonly Column<HoldPartsFragment>[] = [
  {
    id: 'matter',
    header: 'Matter',
    cell: (hold) => (
      <RowLink to="/holds/$id" params={{ id: hold.id }}>
        <Text component="span" inherit fw={550}>
          {hold.matter}
        </Text>
      </RowLink>
    ),
  },
  { id: 'state', header: 'State', cell: ({ state }) => <StatusBadge state={state} /> },
  { id: 'members', header: 'Members kept', align: 'end', cell: ({ memberCount }) => formatCount(memberCount) },
  { id: 'placed', header: 'Placed', cell: ({ placedAt, placedBy }) => <Placed at={placedAt} by={placedBy} /> },
  { id: 'review', header: 'Review', cell: (hold) => <Review hold={hold} /> },
]

function Placed({ at, by }: { at: string; by: string }) {
  return (
    <>
      <Moment at={at} show="date" /> by {by}
    </>
  )
}

function Review({ hold }: { hold: HoldPartsFragment }) {
  const [now] = useState(Date.now)
  if (hold.state === 'RELEASED') return null
  const late = new Date(hold.reviewAt).getTime() < now
  return late ? <Pill tone="warning">Review is due</Pill> : <Moment at={hold.reviewAt} show="date" />
}

/** Legal holds: what keeps members' data from being erased. */
export function HoldsPage() {
  const { released } = holdsRoute.useSearch()
  const navigate = holdsRoute.useNavigate()
  const may = useMay()
  const [placing, setPlacing] = useState(false)
  const [result, refetch] = useQuery({ query: HoldsDocument, variables: { released: released === true } })
  const place = <Button onClick={() => setPlacing(true)}>Place a hold</Button>
  return (
    <Page>
      <PageHeader
        title="Holds"
        lead="A legal hold keeps members’ data from being erased, whoever asks, until it is released."
        actions={may('MANAGE_HOLDS') ? place : null}
      />
      <Panel flush>
        <FilterBar>
          <Switch
            label="Show released holds"
            checked={released === true}
            onChange={(event) =>
              void navigate({ search: { released: event.currentTarget.checked ? true : undefined }, replace: true })
            }
          />
        </FilterBar>
        <Loaded result={result} skeleton={<TableSkeleton rows={4} />} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
          {({ holds }) =>
            holds.length === 0 ? (
              <EmptyState icon={IconLock} title="No hold stands">
                Place one when a matter, such as a lawsuit, obliges you to keep somebody’s data. Erasure requests wait
                until it is released, with their clock running.
              </EmptyState>
            ) : (
              <DataTable label="Holds" columns={columns} rows={holds} rowKey={(hold) => hold.id} stale={result.stale} />
            )
          }
        </Loaded>
      </Panel>
      {placing ? <PlaceHold onClose={() => setPlacing(false)} onDone={() => refetch({ requestPolicy: 'network-only' })} /> : null}
    </Page>
  )
}
