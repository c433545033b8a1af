import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import type { Member } from '../member'
import classes from './lists.module.css'
import { useAction } from '@/app/useAction'
import { RevokeMemberTokenDocument } from '@/gen/graphql'
import { Button, ConfirmDialog, EmptyState, Moment, Panel, plural } from '@/ui'

type Token = NonNullable<Member['tokens']>[number]

/** The API tokens that act as the member. */
export function Tokens({ name, tokens }: { name: string; tokens: readonly Token[] }) {
  const [revoking, setRevoking] = useState<Token | null>(null)
  const revoke = useAction(RevokeMemberTokenDocument, 'Token revoked.')
  return (
    <Panel title="API tokens" description="Programs that act as this member, with what the member may do." flush>
      {tokens.length === 0 ? (
        <EmptyState icon={IconKey} title="No program acts as this member" compact>
          Tokens that somebody issues to act as themselves show here, and end with the account.
        </EmptyState>
      ) : (
        <ul className={classes.list}>
          {tokens.map((token) => (
            <li key={token.id}>
              <div>
                <strong>{token.label}</strong>
                <span className={classes.quiet}>
                  {token.prefix}… · {plural(token.scopes.length, 'permission', 'permissions')} ·{' '}
                  {token.lastUsedAt == null ? 'never used' : <>last used <Moment at={token.lastUsedAt} /></>}
                </span>
              </div>
              <span className={classes.quiet}>
                ends <Moment at={token.expiresAt} />
              </span>
              <Button size="compact-xs" variant="default" aria-label={`Revoke ${token.label}`} onClick={() => setRevoking(token)}>
                Revoke
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog
        opened={revoking !== null}
        onClose={() => setRevoking(null)}
        title={`Revoke ${revoking?.label ?? 'this token'} of ${name}?`}
        effects={['Programs that use it are refused from now on. This can’t be undone.']}
        danger
        confirm="Revoke token"
        onConfirm={async () => (await revoke({ tokenId: revoking?.id ?? '' })).problems}
      />
    </Panel>
  )
}
