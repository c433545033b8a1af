import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import type { Directory } from '../directory'
import classes from './tokens.module.css'
import { tokenState } from './tokenState'
import { IssueToken } from './IssueToken'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { RevokeDirectoryTokenDocument } from '@/gen/graphql'
import { Button, ConfirmDialog, EmptyState, Moment, Panel, SecretOnce, StatusBadge } from '@/ui'

type Token = Directory['tokens'][number]

/** The tokens with which the identity provider proves that it may send. */
export function Tokens({ directory, onChange }: { directory: Directory; onChange: () => void }) {
  const may = useMay()
  const [issuing, setIssuing] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const manages = may('MANAGE_DIRECTORIES')
  return (
    <Panel
      title="Tokens"
      description="Issue a new one before the old one ends; both work until you revoke one."
      flush
      actions={
        manages ? (
          <Button size="xs" onClick={() => setIssuing(true)}>
            Issue token
          </Button>
        ) : null
      }
    >
      {directory.tokens.length === 0 ? (
        <EmptyState icon={IconKey} title="No token yet" compact>
          The identity provider needs one before it can send anything.
        </EmptyState>
      ) : (
        <ul className={classes.list}>
          {directory.tokens.map((token) => (
            <TokenRow key={token.id} token={token} manages={manages} onChange={onChange} />
          ))}
        </ul>
      )}
      {issuing ? (
        <IssueToken
          directoryId={directory.id}
          onClose={() => setIssuing(false)}
          onIssued={(issued) => {
            setSecret(issued)
            onChange()
          }}
        />
      ) : null}
      <SecretOnce
        secret={secret}
        title="Token issued"
        use={`Enter it at ${directory.name} as the bearer token.`}
        onDone={() => setSecret(null)}
      />
    </Panel>
  )
}

function TokenRow({ token, manages, onChange }: { token: Token; manages: boolean; onChange: () => void }) {
  const [asking, setAsking] = useState(false)
  const [now] = useState(Date.now)
  const revoke = useAction(RevokeDirectoryTokenDocument, 'Token revoked.')
  const state = tokenState(token, now)
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
      <StatusBadge state={state} />
      {manages && state === 'ACTIVE' ? (
        <Button size="compact-xs" variant="subtle" onClick={() => setAsking(true)} aria-label={`Revoke ${token.label}`}>
          Revoke
        </Button>
      ) : null}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
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
    </li>
  )
}
