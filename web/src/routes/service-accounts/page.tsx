import { IconRobot } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Guide } from './_parts/Guide'
import { Tokens } from './_parts/Tokens'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { ServiceAccountsDocument, SetServiceAccountDisabledDocument, type ServiceAccountsQuery } from '@/gen/graphql'
import {
  Button,
  Columns,
  ConfirmDialog,
  EmptyState,
  listed,
  Page,
  PageHeader,
  Panel,
  Pill,
  SecretOnce,
  Sections,
  Text,
  wordsInside,
} from '@/ui'

// The forms choose among permissions, which weighs more than the list.
const AccountForm = lazy(async () => ({ default: (await import('./_parts/AccountForm')).AccountForm }))
const IssueToken = lazy(async () => ({ default: (await import('./_parts/IssueToken')).IssueToken }))

/** A service account, as the API gives it. */
export type Account = ServiceAccountsQuery['serviceAccounts'][number]

/** Programs of the organization, with permissions and tokens of their own. */
export function ServiceAccountsPage() {
  const [result, refetch] = useQuery({ query: ServiceAccountsDocument })
  const [editing, setEditing] = useState<Account | 'new' | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <Page>
      <PageHeader
        title="Service accounts"
        lead="Programs of your organization. They belong to nobody, and do no more than you allow them."
        actions={<Button onClick={() => setEditing('new')}>New service account</Button>}
      />
      <Columns>
        <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
          {({ serviceAccounts }) => (
            <Sections>
              {serviceAccounts.length === 0 ? <None onMake={() => setEditing('new')} /> : null}
              {serviceAccounts.map((one) => (
                <Card key={one.id} account={one} onEdit={() => setEditing(one)} onSecret={setSecret} />
              ))}
            </Sections>
          )}
        </Loaded>
        <Guide />
      </Columns>
      {editing === null ? null : (
        <Suspense>
          <AccountForm account={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
        </Suspense>
      )}
      <SecretOnce
        secret={secret}
        title="Token issued"
        use="Put it into the program’s secret store. It is sent with every request as Authorization: Bearer, a space, and the token."
        onDone={() => setSecret(null)}
      />
    </Page>
  )
}

function None({ onMake }: { onMake: () => void }) {
  return (
    <Panel>
      <EmptyState icon={IconRobot} title="No service account" action={<Button onClick={onMake}>Make the first one</Button>}>
        Make one for each program that works for your organization, such as a nightly export, with only the permissions that
        it needs. One that is not needed any more can then go without breaking the others.
      </EmptyState>
    </Panel>
  )
}

interface CardProps {
  account: Account
  onEdit: () => void
  onSecret: (secret: string) => void
}

function Card({ account, onEdit, onSecret }: CardProps) {
  const [asked, setAsked] = useState<'token' | 'switch' | null>(null)
  const close = () => setAsked(null)
  const disabled = account.disabledAt != null
  return (
    <Panel
      title={account.name}
      description={<Description account={account} />}
      flush={account.tokens.length > 0}
      actions={
        <>
          {disabled ? <Pill tone="warning">Disabled</Pill> : <Button size="xs" onClick={() => setAsked('token')}>Issue token</Button>}
          <Button size="xs" variant="default" aria-label={`Edit ${account.name}`} onClick={onEdit}>
            Edit
          </Button>
          <Button size="xs" variant="default" aria-label={`${disabled ? 'Enable' : 'Disable'} ${account.name}`} onClick={() => setAsked('switch')}>
            {disabled ? 'Enable' : 'Disable'}
          </Button>
        </>
      }
    >
      {account.tokens.length === 0 ? (
        <Text size="sm" c="dimmed">
          {disabled ? 'All its tokens ended when it was disabled.' : 'No token yet: the program can’t come in before you issue one.'}
        </Text>
      ) : (
        <Tokens account={account} onSecret={onSecret} />
      )}
      <Suspense>{asked === 'token' ? <IssueToken account={account} onClose={close} onIssued={onSecret} /> : null}</Suspense>
      {asked === 'switch' ? <Switch account={account} onClose={close} /> : null}
    </Panel>
  )
}

function Description({ account }: { account: Account }) {
  const limit = account.pointsPerSecond
  return (
    <>
      {account.description === '' ? null : <div>{account.description}</div>}
      <div>
        May {listed(account.permissions.map(wordsInside))}
        {limit == null ? '' : `, at ${limit} points a second`}.
      </div>
    </>
  )
}

function Switch({ account, onClose }: { account: Account; onClose: () => void }) {
  const disabled = account.disabledAt != null
  const toggle = useAction(SetServiceAccountDisabledDocument, disabled ? 'Enabled.' : 'Disabled.')
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`${disabled ? 'Enable' : 'Disable'} ${account.name}?`}
      effects={
        disabled
          ? ['New tokens can be issued. Those that ended stay ended.']
          : ['All its tokens end at once, and none can be issued.', 'You can enable it again; its tokens stay ended.']
      }
      confirm={disabled ? 'Enable' : 'Disable'}
      danger={!disabled}
      onConfirm={async () => (await toggle({ serviceAccountId: account.id, disabled: !disabled })).problems}
    />
  )
}
