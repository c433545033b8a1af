import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './_parts/connections.module.css'
import { Secrets, type Shown } from './_parts/BreakGlassSecrets'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import {
  BreakGlassDocument,
  CreateBreakGlassDocument,
  RemoveBreakGlassDocument,
  RenewBreakGlassDocument,
  type BreakGlassQuery,
} from '@/gen/graphql'
import {
  BackLink,
  Button,
  Columns,
  ConfirmDialog,
  EmptyState,
  Facts,
  FormDialog,
  Moment,
  Page,
  PageHeader,
  Panel,
  Pill,
  plural,
  Sections,
  TextInput,
} from '@/ui'

type Account = BreakGlassQuery['breakGlassAccounts'][number]

/** The accounts that open the door when the provider is down. */
export function BreakGlassPage() {
  const may = useMay()
  const [creating, setCreating] = useState(false)
  const [shown, setShown] = useState<Shown | null>(null)
  const [result, refetch] = useQuery({ query: BreakGlassDocument, requestPolicy: 'cache-and-network' })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  const manages = may('MANAGE_ROLES')
  return (
    <Page>
      <PageHeader
        title="Break-glass"
        back={<BackLink to="/connections">Sign-in</BackLink>}
        lead="An owner’s way in for the day when the identity provider is down. No provider opens it, and every use is told to all owners."
        actions={manages ? <Button onClick={() => setCreating(true)}>New account</Button> : null}
      />
      <Loaded result={result} onRetry={reload}>
        {({ breakGlassAccounts, organization }) => (
          <Columns>
            <Sections>
              {breakGlassAccounts.length === 0 ? (
                <Panel>
                  <EmptyState icon={IconKey} title="No break-glass account yet">
                    Make one before you enforce a connection: otherwise a provider that is down, or set up wrongly, locks out
                    everybody.
                  </EmptyState>
                </Panel>
              ) : (
                breakGlassAccounts.map((account) => (
                  <AccountPanel key={account.id} account={account} slug={organization.slug} manages={manages} onShow={setShown} onChange={reload} />
                ))
              )}
            </Sections>
            <Guide />
          </Columns>
        )}
      </Loaded>
      {creating ? <Create onClose={() => setCreating(false)} onShow={setShown} onChange={reload} /> : null}
      <Secrets shown={shown} onDone={() => setShown(null)} />
    </Page>
  )
}

function Guide() {
  return (
    <Panel title="How to keep it">
      <ol className={classes.steps}>
        <li>Print the recovery codes and keep them in a safe, apart from the device.</li>
        <li>Put the one-time secret into an authenticator on a device that two owners can reach, or on a hardware key.</li>
        <li>Hold a drill: it uses one code, proves that the door opens, and signs nobody in. A connection can be enforced for 30 days after it.</li>
        <li>In earnest, go to the sign-in page and choose “break-glass sign-in”. The session lasts an hour and can only mend the way in.</li>
      </ol>
    </Panel>
  )
}

interface AccountPanelProps {
  account: Account
  slug: string
  manages: boolean
  onShow: (shown: Shown) => void
  onChange: () => void
}

function AccountPanel({ account, slug, manages, onShow, onChange }: AccountPanelProps) {
  const [asking, setAsking] = useState<'renew' | 'remove' | null>(null)
  const renew = useAction(RenewBreakGlassDocument, 'The codes are renewed.')
  const remove = useAction(RemoveBreakGlassDocument, 'The account is gone.')
  const door = `/break-glass?${new URLSearchParams({ organization: slug, account: account.name }).toString()}`
  return (
    <Panel
      title={account.name}
      actions={
        <>
          <Pill tone={account.provedAt == null ? 'warning' : 'success'}>{account.provedAt == null ? 'Not proved' : 'Proved'}</Pill>
          {manages ? (
            <>
              <Button size="xs" component="a" href={door} target="_blank" rel="noreferrer">
                Hold a drill
              </Button>
              <Button size="xs" variant="default" onClick={() => setAsking('renew')}>
                Renew codes
              </Button>
              <Button size="xs" variant="default" onClick={() => setAsking('remove')}>
                Remove
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <Facts
        items={[
          ['Last opened', account.provedAt == null ? 'never: hold a drill' : <Moment key="at" at={account.provedAt} />],
          ['By', account.provedByDrill == null ? null : account.provedByDrill ? 'a drill' : 'a real sign-in'],
          ['Recovery codes', `${plural(account.codesLeft, 'code', 'codes')} left`],
          ['Locked until', account.lockedUntil == null ? null : <Moment key="locked" at={account.lockedUntil} />],
          ['Made', <Moment key="made" at={account.createdAt} show="date" />],
        ]}
      />
      <ConfirmDialog
        opened={asking === 'renew'}
        onClose={() => setAsking(null)}
        title={`Renew the codes of ${account.name}?`}
        effects={['The codes and the one-time secret that you have now open nothing any more.', 'It must be proved by a drill again.']}
        confirm="Renew"
        onConfirm={async () => {
          const { data, problems } = await renew({ accountId: account.id })
          const secrets = data?.renewBreakGlass.secrets
          if (secrets != null) onShow({ ...secrets, name: account.name })
          onChange()
          return problems
        }}
      />
      <ConfirmDialog
        opened={asking === 'remove'}
        onClose={() => setAsking(null)}
        title={`Remove ${account.name}?`}
        danger
        effects={['Its codes open nothing any more, and its account is deleted.']}
        confirm="Remove"
        onConfirm={async () => {
          const { problems } = await remove({ accountId: account.id })
          onChange()
          return problems
        }}
      />
    </Panel>
  )
}

function Create({ onClose, onShow, onChange }: { onClose: () => void; onShow: (shown: Shown) => void; onChange: () => void }) {
  const [name, setName] = useState('break-glass-1')
  const create = useAction(CreateBreakGlassDocument)

  async function submit() {
    const { data, problems } = await create({ name: name.trim() })
    if (problems.length > 0) return problems
    const secrets = data?.createBreakGlass.secrets
    if (secrets != null) onShow({ ...secrets, name: name.trim() })
    onChange()
    onClose()
    return []
  }

  return (
    <FormDialog opened onClose={onClose} title="New break-glass account" submit="Make it" disabled={name.trim() === ''} onSubmit={submit}>
      <TextInput
        label="Name at the door"
        description="Lower-case letters, digits and hyphens. The account is an owner of your organization."
        required
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
