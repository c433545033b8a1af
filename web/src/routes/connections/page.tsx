import { IconLink, IconWorld } from '@tabler/icons-react'
import { useQuery } from '@/app/useQuery'
import classes from './_parts/connections.module.css'
import { providerNames } from './_parts/providers'
import { Loaded } from '@/app/Loaded'
import { useMay } from '@/app/viewer'
import { ConnectionsDocument, type ConnectionsQuery } from '@/gen/graphql'
import {
  CardLink,
  Columns,
  EmptyState,
  Facts,
  LinkButton,
  Moment,
  Page,
  PageHeader,
  Panel,
  Sections,
  StatusBadge,
  SummaryCard,
  words,
} from '@/ui'

type Organization = ConnectionsQuery['organization']
type Connection = NonNullable<Organization['connections']>[number]

/** How members sign in: the organization's domains and its OpenID providers. */
export function ConnectionsPage() {
  const may = useMay()
  const [result, refetch] = useQuery({ query: ConnectionsDocument })
  const manages = may('MANAGE_ORGANIZATION')
  return (
    <Page>
      <PageHeader
        title="Sign-in"
        lead="Members enter their e-mail address; its domain leads to your identity provider and back."
        actions={
          manages ? (
            <>
              <LinkButton to="/connections/break-glass" variant="default">
                Break-glass
              </LinkButton>
              <LinkButton to="/connections/set-up">New connection</LinkButton>
            </>
          ) : null
        }
      />
      <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ organization }) => (
          <Columns>
            <Sections>
              <Connections connections={organization.connections ?? []} />
            </Sections>
            <Sections>
              <Domains domains={organization.domains ?? []} />
              <About organization={organization} />
            </Sections>
          </Columns>
        )}
      </Loaded>
    </Page>
  )
}

function Connections({ connections }: { connections: readonly Connection[] }) {
  if (connections.length === 0) {
    return (
      <Panel>
        <EmptyState icon={IconLink} title="No connection yet">
          Connect your OpenID provider, so that members sign in with the account that they have already. A connection is
          tested by you, tried by some, and only then required of everybody.
        </EmptyState>
      </Panel>
    )
  }
  return connections.map((connection) => (
    <CardLink key={connection.id} to="/connections/$id" params={{ id: connection.id }}>
      <SummaryCard
        title={connection.name}
        under={`${providerNames[connection.provider]} · ${connection.issuer}`}
        badge={<StatusBadge state={connection.state} />}
      >
        {stand(connection)}
      </SummaryCard>
    </CardLink>
  ))
}

/** Where a connection stands, in a sentence. */
function stand({ state, tested, suspendedFor }: Connection): string {
  switch (state) {
    case 'DRAFT':
      return 'Nobody signs in with it yet. Next: a test sign-in.'
    case 'TESTED':
      return 'Its test passed. Next: open it to a pilot.'
    case 'PILOT':
      return tested ? 'Open, and required of nobody.' : 'Open without a test. Next: a test sign-in.'
    case 'ENFORCED':
      return 'Everybody in your domains signs in here.'
    case 'SUSPENDED':
      return suspendedFor ?? 'Stopped by Steward.'
    default:
      return 'Switched off.'
  }
}

function Domains({ domains }: { domains: NonNullable<Organization['domains']> }) {
  return (
    <Panel title="Domains" description="E-mail domains that are proved to be yours.">
      {domains.length === 0 ? (
        <EmptyState icon={IconWorld} title="No domain" compact>
          The vendor’s operators vouch for domains.
        </EmptyState>
      ) : (
        <ul className={classes.domains}>
          {domains.map((domain) => (
            <li key={domain.name}>
              <strong>{domain.name}</strong>
              <span>
                {domain.verifiedAt == null ? 'not proved yet' : <>by {domain.verifiedBy}, <Moment at={domain.verifiedAt} show="date" /></>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function About({ organization }: { organization: Organization }) {
  return (
    <Panel title="About your organization">
      <Facts
        items={[
          ['Name', organization.name],
          ['Short name', organization.slug],
          ['Kind', words(organization.kind)],
          ['Jurisdiction', organization.jurisdiction],
          ['Since', <Moment key="since" at={organization.createdAt} show="date" />],
        ]}
      />
    </Panel>
  )
}
