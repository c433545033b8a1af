import { useState } from 'react'
import { GiveNotice } from './GiveNotice'
import { SetParent } from './SetParent'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { OrganizationStandingDocument, WithdrawNoticeDocument, type OrganizationStandingQuery } from '@/gen/graphql'
import { Button, ConfirmDialog, EmptyState, Facts, Moment, Sections, SidePanel, StatusBadge, Text, words } from '@/ui'
import { IconBell } from '@tabler/icons-react'

export type Standing = NonNullable<OrganizationStandingQuery['organizationStanding']>

interface StandingPanelProps {
  organization: { id: string; name: string }
  onClose: () => void
  /** Something changed that the list shows. */
  onDone: () => void
}

/** An organization's family, state and notices, beside the list. */
export function StandingPanel({ organization, onClose, onDone }: StandingPanelProps) {
  const [result, refetch] = useQuery({ query: OrganizationStandingDocument, variables: { organizationId: organization.id } })
  const again = () => refetch({ requestPolicy: 'network-only' })
  return (
    <SidePanel opened onClose={onClose} title={organization.name}>
      <Loaded result={result} onRetry={again}>
        {({ organizationStanding }) =>
          organizationStanding === null ? null : (
            <Parts
              standing={organizationStanding}
              onDone={() => {
                again()
                onDone()
              }}
            />
          )
        }
      </Loaded>
    </SidePanel>
  )
}

function Parts({ standing, onDone }: { standing: Standing; onDone: () => void }) {
  const [doing, setDoing] = useState<'give' | 'withdraw' | 'parent' | null>(null)
  const withdraw = useAction(WithdrawNoticeDocument, 'Notice taken back.')
  const { organization, parent, notices } = standing
  const open = notices.find(({ state }) => state === 'GIVEN' || state === 'CARRIED_OUT')
  return (
    <Sections>
      <Facts
        items={[
          ['State', <StatusBadge key="state" state={organization.state} />],
          ['Belongs to', parent === null ? 'Stands on its own' : parent.name],
          ['Came here by', organization.origin === 'SIGNUP' ? 'Signing up' : 'An operator'],
        ]}
      />
      {open === undefined ? (
        <Button variant="default" onClick={() => setDoing('give')}>
          Give notice
        </Button>
      ) : (
        <Button variant="default" onClick={() => setDoing('withdraw')}>
          Take the notice back
        </Button>
      )}
      <Button variant="default" onClick={() => setDoing('parent')}>
        {parent === null ? 'Set a parent' : 'Change the parent'}
      </Button>
      <Notices notices={notices} />
      {doing === 'parent' ? <SetParent standing={standing} onClose={() => setDoing(null)} onDone={onDone} /> : null}
      {doing === 'give' ? <GiveNotice standing={standing} onClose={() => setDoing(null)} onDone={onDone} /> : null}
      <ConfirmDialog
        opened={doing === 'withdraw'}
        onClose={() => setDoing(null)}
        title={`Take the notice to ${organization.name} back?`}
        effects={['The organization is active again, or stays so.', 'Its owners are told.']}
        confirm="Take the notice back"
        onConfirm={async () => {
          const { data, problems } = await withdraw({ organizationId: organization.id })
          if (data !== null) onDone()
          return problems
        }}
      />
    </Sections>
  )
}

function Notices({ notices }: { notices: Standing['notices'] }) {
  if (notices.length === 0) {
    return (
      <EmptyState icon={IconBell} title="No notice was ever given" compact>
        Nobody is suspended or cancelled without one.
      </EmptyState>
    )
  }
  return (
    <>
      {notices.map((one) => (
        <div key={one.id}>
          <Text size="sm" fw={550}>
            {one.kind === 'SUSPEND' ? 'Suspension' : 'Cancellation'} on <Moment at={one.effectiveAt} show="date" />: {words(one.state).toLowerCase()}
          </Text>
          <Text size="sm">{one.reason}</Text>
          <Text size="xs" c="dimmed">
            Given on <Moment at={one.givenAt} show="date" />
          </Text>
        </div>
      ))}
    </>
  )
}
