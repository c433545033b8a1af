import type { MembersQuery } from '@/gen/graphql'
import { Group, Missing, Moment, Person, Pill, RowLink, StatusBadge, words, type Column } from '@/ui'

type Row = MembersQuery['members']['nodes'][number]

/** What the list shows of a member. */
export const columns: readonly Column<Row>[] = [
  {
    id: 'name',
    header: 'Name',
    sort: 'DISPLAY_NAME',
    cell: (member) => <NameCell member={member} />,
  },
  { id: 'state', header: 'State', cell: (member) => <StatusBadge state={member.state} /> },
  {
    id: 'work',
    header: 'Title and department',
    wideOnly: true,
    cell: ({ title, department }) => [title, department].filter(Boolean).join(', ') || <Missing />,
  },
  { id: 'roles', header: 'Roles', cell: ({ roles }) => <Roles roles={roles} /> },
  { id: 'directory', header: 'Directory', wideOnly: true, cell: ({ directory }) => directory?.name ?? 'By hand' },
  {
    id: 'signin',
    header: 'Last sign-in',
    sort: 'LAST_SIGN_IN_AT',
    cell: ({ lastSignInAt }) => (lastSignInAt == null ? 'Never' : <Moment at={lastSignInAt} />),
  },
]

function NameCell({ member }: { member: Row }) {
  return (
    <RowLink to="/members/$id" params={{ id: member.id }}>
      <Person name={member.displayName || member.userName} detail={member.userName} />
    </RowLink>
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
