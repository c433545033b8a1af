import { IconClockExclamation, IconInbox, IconLock, IconUsers } from '@tabler/icons-react'
import { count } from './count'
import type { OverviewQuery } from '@/gen/graphql'
import { CardLink, countCap, formatCount, plural, StatCard, Tiles } from '@/ui'

type Overview = OverviewQuery['overview']

/** The numbers that decide whether somebody has to act today. */
export function Figures({ overview }: { overview: Overview }) {
  const { membersByState, groupCount, requestsDue } = overview
  return (
    <Tiles>
      {requestsDue == null ? null : <RequestFigures due={requestsDue} />}
      {membersByState == null ? null : <MemberFigure states={membersByState} groups={groupCount} />}
      {requestsDue == null ? null : (
        <CardLink to="/holds" search={{ released: undefined }}>
          <StatCard
            label="Standing holds"
            value={formatCount(requestsDue.standingHolds)}
            hint={requestsDue.blocked > 0 ? `${plural(requestsDue.blocked, 'request', 'requests')} stopped` : 'No request is stopped'}
            icon={<IconLock size={18} stroke={1.7} />}
          />
        </CardLink>
      )}
    </Tiles>
  )
}

function RequestFigures({ due }: { due: NonNullable<Overview['requestsDue']> }) {
  const urgent = due.overdue > 0
  return (
    <>
      <CardLink to="/requests" search={{}}>
        <StatCard
          label="Open requests"
          value={formatCount(due.open)}
          hint={
            due.awaitingApproval > 0
              ? `${formatCount(due.awaitingApproval)} wait for a second person`
              : 'None wait for approval'
          }
          icon={<IconInbox size={18} stroke={1.7} />}
        />
      </CardLink>
      <CardLink to="/requests" search={{}}>
        <StatCard
          label={urgent ? 'Overdue' : 'Due within 7 days'}
          value={formatCount(urgent ? due.overdue : due.soon)}
          tone={urgent ? 'danger' : due.soon > 0 ? 'warning' : 'neutral'}
          hint={dueHint(due)}
          icon={<IconClockExclamation size={18} stroke={1.7} />}
        />
      </CardLink>
    </>
  )
}

function dueHint({ overdue, soon, medianDays }: NonNullable<Overview['requestsDue']>): string {
  if (overdue > 0) return `${formatCount(soon)} more due within 7 days`
  if (medianDays == null) return 'Nothing is overdue'
  return `Half are answered within ${plural(medianDays, 'day', 'days')}`
}

interface MemberFigureProps {
  states: NonNullable<Overview['membersByState']>
  groups: number | null | undefined
}

function MemberFigure({ states, groups }: MemberFigureProps) {
  const active = count(states, 'ACTIVE')
  const stopped = count(states, 'SUSPENDED') + count(states, 'DEACTIVATED')
  const grouped = groups == null ? '' : `, ${plural(groups, 'group', 'groups')}`
  return (
    <CardLink to="/members" search={{}}>
      <StatCard
        label="Active members"
        value={`${formatCount(active)}${active >= countCap ? '+' : ''}`}
        hint={`${formatCount(stopped)} stopped${grouped}`}
        icon={<IconUsers size={18} stroke={1.7} />}
      />
    </CardLink>
  )
}
