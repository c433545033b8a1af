import { IconUsers } from '@tabler/icons-react'
import { grantName, grantReach } from './grant'
import type { RolesQuery } from '@/gen/graphql'
import { DataTable, EmptyState, Missing, Moment, Panel, TextLink, type Column } from '@/ui'

type Held = RolesQuery['roleHolders'][number]

const columns: readonly Column<Held>[] = [
  { id: 'member', header: 'Member', cell: ({ member }) => <Holder member={member} /> },
  { id: 'role', header: 'Role', cell: grantName },
  { id: 'reach', header: 'Reaches', cell: grantReach },
  { id: 'by', header: 'Given by', cell: ({ grantedBy }) => grantedBy ?? <Missing /> },
  { id: 'at', header: 'Given', cell: ({ grantedAt }) => <Moment at={grantedAt} show="date" /> },
]

function Holder({ member }: { member: Held['member'] }) {
  if (member == null) return <Missing />
  return (
    <TextLink to="/members/$id" params={{ id: member.id }}>
      {member.displayName}
    </TextLink>
  )
}

/** Who holds which role, who gave it and when. */
export function Holders({ grants }: { grants: readonly Held[] }) {
  return (
    <Panel title="Who has what" description="Everybody with more than the plain member’s role; the newest first." flush>
      {grants.length === 0 ? (
        <EmptyState icon={IconUsers} title="Nobody holds a role" compact>
          Give roles on a member’s page.
        </EmptyState>
      ) : (
        <DataTable
          label="Who has what"
          columns={columns}
          rows={grants}
          rowKey={(one) => one.id ?? `${one.member?.id ?? ''} ${grantName(one)}`}
        />
      )}
    </Panel>
  )
}
