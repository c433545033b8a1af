import { IconLink, IconWorld } from '@tabler/icons-react'
import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import classes from './_parts/connections.module.css'
import { ConnectionForm } from './_parts/ConnectionForm'
import { Loaded } from '@/app/Loaded'
import { useMay } from '@/app/viewer'
import { ConnectionsDocument, type ConnectionsQuery } from '@/gen/graphql'
import {
  Button,
  Columns,
  CopyText,
  EmptyState,
  Facts,
  Moment,
  Page,
  PageHeader,
  Panel,
  Sections,
  StatusBadge,
  words,
} from '@/ui'

type Organization = ConnectionsQuery['organization']
type Connection = NonNullable<Organization['connections']>[number]

/** How members sign in: the organization's domains and its OpenID providers. */
export function ConnectionsPage() {
  const may = useMay()
  const [editing, setEditing] = useState<Connection | 'new' | null>(null)
  const [result, refetch] = useQuery({ query: ConnectionsDocument })
  const manages = may('MANAGE_ORGANIZATION')
  return (
    <Page>
      <PageHeader
        title="Sign-in"
        lead="Members enter their e-mail address; its domain leads to your identity provider and back."
        actions={manages ? <Button onClick={() => setEditing('new')}>New connection</Button> : null}
      />
      <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ organization }) => (
          <Columns>
            <Sections>
              <Connections organization={organization} onEdit={manages ? setEditing : undefined} />
            </Sections>
            <Sections>
              <Domains domains={organization.domains ?? []} />
              <About organization={organization} />
            </Sections>
          </Columns>
        )}
      </Loaded>
      {editing === null ? null : (
        <ConnectionForm
          connection={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(null)}
          onDone={() => refetch({ requestPolicy: 'network-only' })}
        />
      )}
    </Page>
  )
}

interface ConnectionsProps {
  organization: Organization
  onEdit: ((connection: Connection) => void) | undefined
}

function Connections({ organization, onEdit }: ConnectionsProps) {
  const connections = organization.connections ?? []
  if (connections.length === 0) {
    return (
      <Panel>
        <EmptyState icon={IconLink} title="No connection yet">
          Connect your OpenID provider, so that members sign in with the account that they have already.
        </EmptyState>
      </Panel>
    )
  }
  return connections.map((connection) => (
    <Panel
      key={connection.id}
      title={connection.name}
      actions={
        <>
          <StatusBadge state={connection.state} />
          {onEdit === undefined ? null : (
            <Button size="xs" variant="default" onClick={() => onEdit(connection)}>
              Change
            </Button>
          )}
        </>
      }
    >
      <Facts
        items={[
          ['Issuer', connection.issuer],
          ['Client id', connection.clientId],
          ['Scopes', ['openid', ...connection.scopes].join(' ')],
          ['Redirect URI', <CopyText key="uri" value={connection.redirectUri} label="redirect URI" />],
        ]}
      />
    </Panel>
  ))
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
