import { useState } from 'react'
import type { Directory } from '../directory'
import { endsSoon } from './ends'
import { Rotate } from '@/app/Rotate'
import classes from './tokens.module.css'
import { tokenState } from './tokenState'
import { useAction } from '@/app/useAction'
import { RevokeDirectoryTokenDocument, RotateDirectoryTokenDocument } from '@/gen/graphql'
import { Button, ConfirmDialog, Moment, Pill, StatusBadge } from '@/ui'

type Token = Directory['tokens'][number]

interface TokenRowProps {
  token: Token
  manages: boolean
  onChange: () => void
  /** Shows the secret of a token that took this one's place. */
  onSecret: (secret: string) => void
}

/** One token, with what can be done with it. */
export function TokenRow({ token, manages, onChange, onSecret }: TokenRowProps) {
  const [asking, setAsking] = useState<'rotate' | 'revoke' | null>(null)
  const [now] = useState(Date.now)
  const state = tokenState(token, now)
  const soon = state === 'ACTIVE' ? endsSoon(token.expiresAt, now) : null
  const close = () => setAsking(null)
  return (
    <li>
      <div className={classes.text}>
        <strong>{token.label}</strong>
        <code>{token.prefix}…</code>
        <span className={classes.quiet}>
          {state === 'ACTIVE' ? 'ends' : 'ended'}{' '}
          <Moment at={state === 'REVOKED' ? (token.revokedAt ?? token.expiresAt) : token.expiresAt} />
          {' · '}
          {token.lastUsedAt == null ? 'never used' : <>used <Moment at={token.lastUsedAt} /></>}
        </span>
      </div>
      {soon === null ? <StatusBadge state={state} /> : <Pill tone={soon.tone}>{soon.text}</Pill>}
      {manages && state === 'ACTIVE' ? (
        <>
          <Button size="compact-xs" variant="default" onClick={() => setAsking('rotate')} aria-label={`Rotate ${token.label} with overlap`}>
            Rotate
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => setAsking('revoke')} aria-label={`Revoke ${token.label}`}>
            Revoke
          </Button>
        </>
      ) : null}
      {asking === 'rotate' ? <RotateToken token={token} onClose={close} onSecret={onSecret} /> : null}
      {asking === 'revoke' ? <RevokeToken token={token} onClose={close} onChange={onChange} /> : null}
    </li>
  )
}

function RotateToken({ token, onClose, onSecret }: { token: Token; onClose: () => void; onSecret: (secret: string) => void }) {
  const rotate = useAction(RotateDirectoryTokenDocument)
  return (
    <Rotate
      title={`Rotate ${token.label}`}
      noun="token"
      onClose={onClose}
      onRotate={async (overlapHours) => {
        const { data, problems } = await rotate({ directoryTokenId: token.id, overlapHours })
        const secret = data?.rotateDirectoryToken.secret
        if (secret != null) {
          onClose()
          onSecret(secret)
        }
        return problems
      }}
    />
  )
}

function RevokeToken({ token, onClose, onChange }: { token: Token; onClose: () => void; onChange: () => void }) {
  const revoke = useAction(RevokeDirectoryTokenDocument, 'Token revoked.')
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Revoke ${token.label}?`}
      effects={[
        'Requests with this token are refused from now on. This can’t be undone.',
        'If the identity provider has no other token, it can’t send anything until you enter a new one there.',
      ]}
      confirm="Revoke token"
      danger
      onConfirm={async () => {
        const { problems } = await revoke({ tokenId: token.id })
        if (problems.length === 0) onChange()
        return problems
      }}
    />
  )
}
