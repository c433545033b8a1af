import { IconChecks } from '@tabler/icons-react'
import { useState } from 'react'
import { Card } from './_parts/Card'
import { Decide, type Made } from './_parts/Decide'
import { MadeOnce } from './_parts/MadeOnce'
import { approvalsRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { ApprovalsDocument, type ApprovalsQuery, type ProposalAction } from '@/gen/graphql'
import { EmptyState, LinkButton, Page, PageHeader, Panel, Sections, SegmentedControl } from '@/ui'

/** A change that waits, as the API gives it. */
export type Proposal = ApprovalsQuery['proposals'][number]

/** Changes that wait for a second person, and what became of earlier ones. */
export function ApprovalsPage() {
  const { all } = approvalsRoute.useSearch()
  const navigate = approvalsRoute.useNavigate()
  const [result, refetch] = useQuery({ query: ApprovalsDocument, variables: { openOnly: all !== true } })
  const [asked, setAsked] = useState<{ proposal: Proposal; action: ProposalAction } | null>(null)
  const [made, setMade] = useState<Made | null>(null)
  return (
    <Page>
      <PageHeader
        title="Approvals"
        lead="Changes that happen only after a second person approved them: yours, and those that you may decide about."
        actions={
          <SegmentedControl
            aria-label="Which"
            size="xs"
            data={[
              { value: 'open', label: 'Waiting' },
              { value: 'all', label: 'All' },
            ]}
            value={all === true ? 'all' : 'open'}
            onChange={(next) => void navigate({ search: { all: next === 'all' ? true : undefined }, replace: true })}
          />
        }
      />
      <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ proposals }) => (
          <Sections>
            {proposals.length === 0 ? <Nothing all={all === true} /> : null}
            {proposals.map((proposal) => (
              <Card key={proposal.id} proposal={proposal} onAct={(action) => setAsked({ proposal, action })} />
            ))}
          </Sections>
        )}
      </Loaded>
      {asked === null ? null : <Decide {...asked} onClose={() => setAsked(null)} onMade={setMade} />}
      <MadeOnce made={made} onDone={() => setMade(null)} />
    </Page>
  )
}

function Nothing({ all }: { all: boolean }) {
  const may = useMay()
  return (
    <Panel>
      <EmptyState
        icon={IconChecks}
        title={all ? 'Nothing has waited yet' : 'Nothing waits'}
        action={
          may('READ_ORGANIZATION') ? (
            <LinkButton to="/roles" search={{ tab: 'second' }} variant="default">
              {may('MANAGE_ROLES') ? 'Choose what needs a second person' : 'See what needs a second person'}
            </LinkButton>
          ) : null
        }
      >
        When a change needs a second person, it waits here for 72 hours: somebody else with the same permission sees what it
        would do, and approves or rejects it.
      </EmptyState>
    </Panel>
  )
}
