import { lazy, Suspense, useState } from 'react'
import { grantName, grantReach } from './grant'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { EndGrantDocument, MemberGrantsDocument, type MemberGrantsQuery } from '@/gen/graphql'
import { Button, ConfirmDialog, DataTable, Missing, Moment, Panel, Text, type Column } from '@/ui'

// Picking groups weighs more than the page should.
const GiveRole = lazy(async () => ({ default: (await import('./GiveRole')).GiveRole }))

type Grant = NonNullable<MemberGrantsQuery['member']>['grants'][number]

/** Roles of the organization's own, and roles limited to groups, that a member holds. */
export function MemberGrants({ id, name }: { id: string; name: string }) {
  const may = useMay()
  const [{ data }] = useQuery({ query: MemberGrantsDocument, variables: { id } })
  const [giving, setGiving] = useState(false)
  const [ending, setEnding] = useState<Grant | null>(null)
  const end = useAction(EndGrantDocument, 'The role is taken back.')
  const grants = data?.member?.grants ?? []
  const columns: readonly Column<Grant>[] = [
    { id: 'role', header: 'Role', cell: grantName },
    { id: 'reach', header: 'Reaches', cell: grantReach },
    { id: 'by', header: 'Given by', cell: ({ grantedBy }) => grantedBy ?? <Missing /> },
    { id: 'at', header: 'Given', cell: ({ grantedAt }) => <Moment at={grantedAt} show="date" /> },
    { id: 'end', header: 'End', align: 'end', cell: (one) => (may('MANAGE_ROLES') && one.id != null ? <Button size="compact-xs" variant="default" onClick={() => setEnding(one)}>Take back</Button> : null) },
  ]
  return (
    <Panel
      title="Limited and own roles"
      description="Roles for the members of some groups, and roles that your organization made."
      flush={grants.length > 0}
      actions={may('MANAGE_ROLES') ? <Button size="xs" variant="default" onClick={() => setGiving(true)}>Give a role</Button> : null}
    >
      {grants.length === 0 ? (
        <Text size="sm" c="dimmed">
          None. Use one to let somebody look after a department or a class and nobody else.
        </Text>
      ) : <DataTable label="Limited and own roles" columns={columns} rows={grants} rowKey={(one) => one.id ?? grantName(one)} />}
      {giving ? (
        <Suspense>
          <GiveRole id={id} name={name} onClose={() => setGiving(false)} />
        </Suspense>
      ) : null}
      <ConfirmDialog
        opened={ending !== null}
        onClose={() => setEnding(null)}
        title={`Take the role ${ending === null ? '' : grantName(ending)} from ${name}?`}
        effects={['It counts no more from their next request on.']}
        confirm="Take back"
        onConfirm={async () => (await end({ grantId: ending?.id ?? '' })).problems}
      />
    </Panel>
  )
}
