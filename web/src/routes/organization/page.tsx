import { useState } from 'react'
import { Calendar } from './_parts/Calendar'
import { Contacts } from './_parts/Contacts'
import { Rename } from './_parts/Rename'
import { Loaded } from '@/app/Loaded'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { OrganizationSettingsDocument, type OrganizationSettingsQuery } from '@/gen/graphql'
import { Button, Columns, Facts, Moment, Notice, Page, PageHeader, Panel, Sections, StatusBadge, words } from '@/ui'

type Organization = OrganizationSettingsQuery['organization']

/** The organization's profile, whom to write to, and its standing. */
export function OrganizationPage() {
  const may = useMay()
  const manages = may('MANAGE_ORGANIZATION')
  const [renaming, setRenaming] = useState(false)
  const [result, refetch] = useQuery({ query: OrganizationSettingsDocument })
  const again = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Page>
      <PageHeader title="Organization" lead="What is known about your organization, and whom to write to about what." />
      <Loaded result={result} onRetry={again}>
        {({ organization }) => (
          <Sections>
            <Standing organization={organization} />
            <Columns>
              <Sections>
                <Contacts contacts={organization.contacts ?? []} manages={manages} onDone={again} />
                {may('READ_TERMS') ? <Calendar /> : null}
              </Sections>
              <Sections>
                <Profile organization={organization} onRename={manages ? () => setRenaming(true) : undefined} />
                <Kind kind={organization.kind} />
              </Sections>
            </Columns>
            {renaming ? <Rename name={organization.name} onClose={() => setRenaming(false)} onDone={again} /> : null}
          </Sections>
        )}
      </Loaded>
    </Page>
  )
}

/** A notice that is open, above everything else. */
function Standing({ organization }: { organization: Organization }) {
  const open = (organization.notices ?? []).find(({ state }) => state === 'GIVEN' || state === 'CARRIED_OUT')
  if (open === undefined) return null
  const verb = open.kind === 'SUSPEND' ? 'suspended' : 'cancelled'
  return (
    <Notice tone={open.state === 'GIVEN' ? 'warning' : 'danger'} title={open.state === 'GIVEN' ? `Will be ${verb}` : `Is ${verb}`}>
      Notice was given on <Moment at={open.givenAt} show="date" /> for <Moment at={open.effectiveAt} show="date" />. The reason: {open.reason}{' '}
      {open.closesAt === null ? null : (
        <>
          Data is kept until <Moment at={open.closesAt} show="date" />.
        </>
      )}
    </Notice>
  )
}

function Profile({ organization, onRename }: { organization: Organization; onRename: (() => void) | undefined }) {
  return (
    <Panel
      title="Profile"
      actions={
        onRename === undefined ? undefined : (
          <Button variant="default" onClick={onRename}>
            Rename
          </Button>
        )
      }
    >
      <Facts
        items={[
          ['Name', organization.name],
          ['Short name', organization.slug],
          ['Kind', words(organization.kind)],
          ['Jurisdiction', organization.jurisdiction],
          ['State', <StatusBadge key="state" state={organization.state} />],
          ['Since', <Moment key="since" at={organization.createdAt} show="date" />],
        ]}
      />
    </Panel>
  )
}

function Kind({ kind }: { kind: Organization['kind'] }) {
  return (
    <Panel title={kind === 'SCHOOL' ? 'What being a school means' : 'What being a business means'}>
      {kind === 'SCHOOL'
        ? 'Notice before suspension and cancellation is longer, data is kept longer after a cancellation, and pupils and staff keep access to their own data while the school is suspended. In the United States requests are answered under FERPA. Kind and jurisdiction are the operator’s to change.'
        : 'The usual notice applies before suspension and cancellation. While the organization is suspended, those who answer rights requests can still sign in for that alone. Kind and jurisdiction are the operator’s to change.'}
    </Panel>
  )
}
