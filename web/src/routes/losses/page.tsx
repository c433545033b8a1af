import { IconDoorExit } from '@tabler/icons-react'
import { useState } from 'react'
import { What } from './_parts/What'
import { lossesRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { CancelAccountLossDocument, LossesDocument, type LossesQuery } from '@/gen/graphql'
import {
  Button,
  ConfirmDialog,
  EmptyState,
  Facts,
  Moment,
  Page,
  PageHeader,
  Panel,
  Sections,
  SegmentedControl,
  StatusBadge,
  TextLink,
  words,
} from '@/ui'

type Loss = LossesQuery['accountLosses'][number]

/** Accounts that are being lost, the next to end first, and those that are over. */
export function LossesPage() {
  const { over } = lossesRoute.useSearch()
  const navigate = lossesRoute.useNavigate()
  const [result, refetch] = useQuery({ query: LossesDocument, variables: { over: over === true } })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Page>
      <PageHeader
        title="Accounts being lost"
        lead="Deactivated by the directory, or employment ends: what will be lost, what members were offered, and when grace is over."
        actions={
          <SegmentedControl
            aria-label="Which"
            size="xs"
            data={[
              { value: 'open', label: 'Under way' },
              { value: 'over', label: 'Over' },
            ]}
            value={over === true ? 'over' : 'open'}
            onChange={(next) => void navigate({ search: { over: next === 'over' ? true : undefined }, replace: true })}
          />
        }
      />
      <Loaded result={result} onRetry={reload}>
        {({ accountLosses }) =>
          accountLosses.length === 0 ? (
            <Panel>
              <EmptyState icon={IconDoorExit} title={over === true ? 'None is over yet' : 'Nobody is losing an account'}>
                When a directory deactivates or deletes an account, or you say on a member’s page when employment ends, grace
                begins: what they got for themselves is offered to them, and you see here what will be lost.
              </EmptyState>
            </Panel>
          ) : (
            <Sections>
              {accountLosses.map((loss) => (
                <One key={loss.id} loss={loss} onChange={reload} />
              ))}
            </Sections>
          )
        }
      </Loaded>
    </Page>
  )
}

function One({ loss, onChange }: { loss: Loss; onChange: () => void }) {
  const may = useMay()
  const [asking, setAsking] = useState(false)
  const cancel = useAction(CancelAccountLossDocument, 'The account stays.')
  const name = loss.member?.displayName ?? 'A member who was erased'
  return (
    <Panel
      title={name}
      description={words(loss.cause)}
      actions={
        <>
          <StatusBadge state={loss.state} />
          {loss.cancellable && may('MANAGE_MEMBERS') ? (
            <Button size="xs" variant="default" onClick={() => setAsking(true)}>
              Take back
            </Button>
          ) : null}
        </>
      }
    >
      <Facts
        items={[
          ['Member', loss.member == null ? null : <TextLink to="/members/$id" params={{ id: loss.member.id }}>{name}</TextLink>],
          ['Last day', loss.lastDay == null ? null : <Moment at={loss.lastDay} show="date" />],
          ['Grace is over', <Moment key="ends" at={loss.endsAt} show="date" />],
          ['Kept by a legal hold since', loss.heldSince == null ? null : <Moment at={loss.heldSince} show="date" />],
          ['Over', loss.closedAt == null ? null : <Moment at={loss.closedAt} show="date" />],
        ]}
      />
      <What items={loss.items} />
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Take back that the employment of ${name} ends?`}
        effects={['The account is restored if it was suspended on the last day.', 'Nothing is lost; offers end.']}
        confirm="Take back"
        onConfirm={async () => {
          const { problems } = await cancel({ accountLossId: loss.id })
          if (problems.length === 0) onChange()
          return problems
        }}
      />
    </Panel>
  )
}
