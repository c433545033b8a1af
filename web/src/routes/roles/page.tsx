import { useState } from 'react'
import { Holders } from './_parts/Holders'
import { Matrix } from './_parts/Matrix'
import { OwnRoles } from './_parts/OwnRoles'
import { RoleForm } from './_parts/RoleForm'
import { SecondPerson } from './_parts/SecondPerson'
import { rolesRoute, rolesTabs } from './route'
import { Loaded } from '@/app/Loaded'
import { oneOf } from '@/app/search'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { RolesDocument, type RolesQuery } from '@/gen/graphql'
import { Button, Page, PageHeader, Sections, Tabs } from '@/ui'

/** A role of the organization's own, as the API gives it. */
export type OwnRole = RolesQuery['ownRoles'][number]

/** Who may do what: the roles, who holds them, and what needs a second person. */
export function RolesPage() {
  const may = useMay()
  const [result, refetch] = useQuery({ query: RolesDocument })
  const [editing, setEditing] = useState<OwnRole | 'new' | null>(null)
  return (
    <Page>
      <PageHeader
        title="Roles"
        lead="What each role may do, who holds it, and which changes need a second person."
        actions={may('MANAGE_ROLES') ? <Button onClick={() => setEditing('new')}>New role</Button> : null}
      />
      <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {(data) => (
          <>
            <Parts data={data} onEdit={setEditing} />
            {editing === null ? null : (
              <RoleForm
                role={editing === 'new' ? null : editing}
                permissions={data.permissions}
                onClose={() => setEditing(null)}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Parts({ data, onEdit }: { data: RolesQuery; onEdit: (role: OwnRole) => void }) {
  const { tab } = rolesRoute.useSearch()
  const navigate = rolesRoute.useNavigate()
  const second = data.approvalRules.filter(({ required }) => required).length
  return (
    <Tabs
      value={tab ?? 'matrix'}
      onChange={(next) => void navigate({ search: { tab: oneOf(rolesTabs, next) }, replace: true })}
      keepMounted={false}
    >
      <Tabs.List mb={20}>
        <Tabs.Tab value="matrix">Permissions</Tabs.Tab>
        <Tabs.Tab value="holders">Holders</Tabs.Tab>
        <Tabs.Tab value="second">{second === 0 ? 'Two-person rule' : `Two-person rule (${second})`}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="matrix">
        <Sections>
          <OwnRoles roles={data.ownRoles} onEdit={onEdit} />
          <Matrix data={data} />
        </Sections>
      </Tabs.Panel>
      <Tabs.Panel value="holders">
        <Holders grants={data.roleHolders} />
      </Tabs.Panel>
      <Tabs.Panel value="second">
        <SecondPerson rules={data.approvalRules} />
      </Tabs.Panel>
    </Tabs>
  )
}
