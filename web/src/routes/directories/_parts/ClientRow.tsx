import { useState } from 'react'
import type { Made } from './Clients'
import { endsSoon } from './ends'
import { Rotate } from '@/app/Rotate'
import classes from './tokens.module.css'
import { useAction } from '@/app/useAction'
import { RevokeDirectoryClientDocument, RotateDirectoryClientDocument, type DirectoryClientPartsFragment } from '@/gen/graphql'
import { Button, ConfirmDialog, CopyText, Moment, Pill, StatusBadge } from '@/ui'

type Client = DirectoryClientPartsFragment

interface ClientRowProps {
  client: Client
  manages: boolean
  onChange: () => void
  onSecret: (made: Made) => void
}

/** One OAuth client, with its secrets and what can be done with it. */
export function ClientRow({ client, manages, onChange, onSecret }: ClientRowProps) {
  const [asking, setAsking] = useState<'rotate' | 'revoke' | null>(null)
  const [now] = useState(Date.now)
  const revoked = client.revokedAt != null
  const newest = client.secrets[0]
  const soon = newest === undefined || revoked ? null : endsSoon(newest.expiresAt, now)
  const close = () => setAsking(null)
  return (
    <li>
      <div className={classes.text}>
        <strong>{client.label}</strong>
        <CopyText value={client.clientId} label="Client id" />
        <span className={classes.quiet}>
          {client.secrets.map(({ prefix, expiresAt }) => (
            <span key={prefix} className={classes.secret}>
              Secret {prefix}… ends <Moment at={expiresAt} />
            </span>
          ))}
          {client.lastUsedAt == null ? 'Never used' : <>Used <Moment at={client.lastUsedAt} /></>}
        </span>
      </div>
      {soon === null ? <StatusBadge state={revoked ? 'REVOKED' : 'ACTIVE'} /> : <Pill tone={soon.tone}>{soon.text}</Pill>}
      {manages && !revoked ? (
        <>
          <Button size="compact-xs" variant="default" onClick={() => setAsking('rotate')} aria-label={`Rotate the secret of ${client.label}`}>
            Rotate
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => setAsking('revoke')} aria-label={`Revoke ${client.label}`}>
            Revoke
          </Button>
        </>
      ) : null}
      {asking === 'rotate' ? <RotateClient client={client} onClose={close} onSecret={onSecret} /> : null}
      {asking === 'revoke' ? <RevokeClient client={client} onClose={close} onChange={onChange} /> : null}
    </li>
  )
}

function RotateClient({ client, onClose, onSecret }: { client: Client; onClose: () => void; onSecret: (made: Made) => void }) {
  const rotate = useAction(RotateDirectoryClientDocument)
  return (
    <Rotate
      title={`Rotate the secret of ${client.label}`}
      noun="secret"
      onClose={onClose}
      onRotate={async (overlapHours) => {
        const { data, problems } = await rotate({ directoryClientId: client.id, overlapHours })
        const secret = data?.rotateDirectoryClient.secret
        if (secret != null) {
          onClose()
          onSecret({ clientId: client.clientId, secret })
        }
        return problems
      }}
    />
  )
}

function RevokeClient({ client, onClose, onChange }: { client: Client; onClose: () => void; onChange: () => void }) {
  const revoke = useAction(RevokeDirectoryClientDocument, 'Client revoked.')
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Revoke ${client.label}?`}
      effects={[
        'Its secrets and the tokens that it fetched are refused from now on. This can’t be undone.',
        'If the identity provider has nothing else to prove itself with, it can’t send anything.',
      ]}
      confirm="Revoke client"
      danger
      onConfirm={async () => {
        const { problems } = await revoke({ directoryClientId: client.id })
        if (problems.length === 0) onChange()
        return problems
      }}
    />
  )
}
