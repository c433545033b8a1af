import { lazy, Suspense, useCallback, useState } from 'react'
import { providerNames } from './_parts/providers'
import { Secrets } from './_parts/Secrets'
import { Stages } from './_parts/Stages'
import { TestPanel } from './_parts/TestPanel'
import { Traces } from './_parts/Traces'
import { connectionRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { ConnectionDocument, DisableConnectionDocument, ReopenConnectionDocument, type ConnectionQuery } from '@/gen/graphql'
import {
  BackLink,
  Button,
  Columns,
  ConfirmDialog,
  CopyText,
  ErrorState,
  Facts,
  LinkButton,
  Notice,
  Page,
  PageHeader,
  Panel,
  Sections,
  StatusBadge,
  words,
} from '@/ui'

const GuidePanel = lazy(async () => ({ default: (await import('./_parts/GuidePanel')).GuidePanel }))

/** One connection, as the API gives it. */
export type Connection = NonNullable<ConnectionQuery['connection']>

/** One connection: how far it is, its test, its settings and what happened through it. */
export function ConnectionPage() {
  const { id } = connectionRoute.useParams()
  const [result, refetch] = useQuery({ query: ConnectionDocument, variables: { id } })
  const reload = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  return (
    <Page>
      <Loaded result={result} onRetry={reload}>
        {({ connection }) => (connection == null ? <ErrorState kind="missing" /> : <Parts connection={connection} onChange={reload} />)}
      </Loaded>
    </Page>
  )
}

function Parts({ connection, onChange }: { connection: Connection; onChange: () => void }) {
  const may = useMay()
  const manages = may('MANAGE_ORGANIZATION')
  return (
    <>
      <PageHeader
        title={connection.name}
        back={<BackLink to="/connections">Sign-in</BackLink>}
        badges={<StatusBadge state={connection.state} />}
        lead={`${providerNames[connection.provider]} · ${connection.issuer}`}
        actions={manages ? <Actions connection={connection} onChange={onChange} /> : null}
      />
      <Sections>
        {connection.state === 'SUSPENDED' ? (
          <Notice tone="danger" title="Signing in through this connection was stopped">
            {connection.suspendedFor} If that is meant, change the settings, run the discovery and confirm it; then switch the
            connection on again.
          </Notice>
        ) : null}
        <Columns>
          <Sections>
            <Stages connection={connection} may={manages} onChange={onChange} />
            {may('READ_LOG') ? <TestPanel connection={connection} may={manages} onChange={onChange} /> : null}
          </Sections>
          <Sections>
            <Settings connection={connection} />
            <Secrets connection={connection} may={manages} onChange={onChange} />
            <Suspense>{manages ? <GuidePanel draft={connection} connection={connection} /> : null}</Suspense>
          </Sections>
        </Columns>
        {may('READ_LOG') ? <Traces id={connection.id} /> : null}
      </Sections>
    </>
  )
}

function Actions({ connection, onChange }: { connection: Connection; onChange: () => void }) {
  const [asking, setAsking] = useState(false)
  const disable = useAction(DisableConnectionDocument, 'The connection is switched off.')
  const reopen = useAction(ReopenConnectionDocument, 'The connection is back.')
  const off = connection.state === 'DISABLED' || connection.state === 'SUSPENDED'
  const input = { connectionId: connection.id, version: connection.version }
  return (
    <>
      <LinkButton to="/connections/set-up" search={{ id: connection.id }} variant="default">
        Change settings
      </LinkButton>
      {off ? (
        <Button onClick={() => void reopen(input).then(onChange)}>Switch on</Button>
      ) : (
        <Button variant="default" onClick={() => setAsking(true)}>
          Switch off
        </Button>
      )}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Switch ${connection.name} off?`}
        danger
        effects={['Nobody signs in through it any more.', 'Whoever is signed in through it is signed out now, perhaps you too.']}
        confirm="Switch off"
        onConfirm={async () => {
          const { problems } = await disable(input)
          if (problems.length === 0) onChange()
          return problems
        }}
      />
    </>
  )
}

function Settings({ connection }: { connection: Connection }) {
  const { claims, restriction, join, groupRoles } = connection
  return (
    <Panel title="Settings">
      <Facts
        items={[
          ['Client id', connection.clientId],
          ['Scopes', ['openid', ...connection.scopes.filter((scope) => scope !== 'openid')].join(' ')],
          ['Redirect URI', <CopyText key="uri" value={connection.redirectUri} label="redirect URI" />],
          ['Logout URI', <CopyText key="logout" value={connection.logoutUri} label="back-channel logout URI" />],
          ['Dangerous changes', connection.stepUp.length === 0 ? 'the provider sees the person again' : `the provider reaches ${connection.stepUp.join(' or ')}`],
          ['Claims', `${claims.email}, ${claims.emailVerified}, ${claims.name}, ${claims.groups}`],
          ['Only accounts of', restriction == null ? null : `${restriction.claim} ${restriction.values.join(', ')}`],
          ['Addresses', connection.trustEmail ? 'believed without email_verified' : 'only where the provider verified them'],
          ['Leads also to', connection.foreignHosts.join(', ')],
          ['Roles by groups', groupRoles.length === 0 ? 'none' : groupRoles.map(({ group, roles }) => `${group}: ${roles.map(words).join(', ')}`).join('; ')],
          ['Makes members', join.on ? `of ${join.domains.length === 0 ? 'all proved domains' : join.domains.join(', ')}` : 'no'],
        ]}
      />
    </Panel>
  )
}
