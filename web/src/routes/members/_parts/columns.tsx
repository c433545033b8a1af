import type { MembersQuery } from '@/gen/graphql'
import { Checkbox, Group, Missing, Moment, Person, Pill, RowLink, StatusBadge, words, type Column } from '@/ui'

type Row = MembersQuery['members']['nodes'][number]

/** Which members are ticked, and how to change that. */
export interface Ticks {
  chosen: ReadonlySet<string>
  toggle: (id: string) => void
}

/** What the list shows of a member, with a box to tick where many can be changed. */
export function columnsWith(ticks: Ticks | null): readonly Column<Row>[] {
  const name: Column<Row> = {
    id: 'name',
    header: 'Name',
    sort: 'DISPLAY_NAME',
    width: '36%',
    cell: (member) => <NameCell member={member} ticks={ticks} />,
  }
  return [name, ...columns]
}

const columns: readonly Column<Row>[] = [
  { id: 'state', header: 'State', width: '11%', cell: (member) => <StatusBadge state={member.state} /> },
  {
    id: 'work',
    header: 'Title and department',
    width: '19%',
    wideOnly: true,
    cell: ({ title, department }) => [title, department].filter(Boolean).join(', ') || <Missing />,
  },
  { id: 'roles', header: 'Roles', width: '11%', cell: ({ roles }) => <Roles roles={roles} /> },
  { id: 'directory', header: 'Directory', width: '12%', wideOnly: true, cell: ({ directory }) => directory?.name ?? 'By hand' },
  {
    id: 'signin',
    header: 'Last sign-in',
    sort: 'LAST_SIGN_IN_AT',
    width: '11%',
    cell: ({ lastSignInAt }) => (lastSignInAt == null ? 'Never' : <Moment at={lastSignInAt} />),
  },
]

// The row's link covers the whole row; the box must stay above it.
const aboveLink = { position: 'relative', zIndex: 1 } as const

function NameCell({ member, ticks }: { member: Row; ticks: Ticks | null }) {
  const name = member.displayName || member.userName
  const link = (
    <RowLink to="/members/$id" params={{ id: member.id }}>
      <Person name={name} detail={member.userName} />
    </RowLink>
  )
  if (ticks === null) return link
  return (
    <Group gap="sm" wrap="nowrap">
      <Checkbox style={aboveLink} aria-label={`Choose ${name}`} checked={ticks.chosen.has(member.id)} onChange={() => ticks.toggle(member.id)} />
      {link}
    </Group>
  )
}

/** The roles given in Steward; a plain member has none. */
export function Roles({ roles }: { roles: readonly string[] }) {
  const given = roles.filter((role) => role !== 'MEMBER')
  if (given.length === 0) return <Missing />
  return (
    <Group gap={4}>
      {given.map((role) => (
        <Pill key={role} tone="info">
          {words(role)}
        </Pill>
      ))}
    </Group>
  )
}
