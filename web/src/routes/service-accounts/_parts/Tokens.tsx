import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import type { Account } from '../page'
import { Rotate } from '@/app/Rotate'
import { useAction } from '@/app/useAction'
import { RevokeTokenDocument, RotateTokenDocument } from '@/gen/graphql'
import { ActionIcon, Code, ConfirmDialog, DataTable, Menu, Moment, Pill, plural, Text, type Column } from '@/ui'

type Token = Account['tokens'][number]

interface TokensProps {
  account: Account
  onSecret: (secret: string) => void
}

/** The tokens of a service account: how long they last, when they were used, and their end. */
export function Tokens({ account, onSecret }: TokensProps) {
  const [asked, setAsked] = useState<{ token: Token; act: 'rotate' | 'revoke' } | null>(null)
  const close = () => setAsked(null)
  const revoke = useAction(RevokeTokenDocument, 'Token revoked.')
  const rotate = useAction(RotateTokenDocument)
  const columns: readonly Column<Token>[] = [
    { id: 'label', header: 'Token', cell: (token) => <Label token={token} account={account} /> },
    { id: 'ends', header: 'Ends', cell: (token) => <Ends token={token} /> },
    { id: 'used', header: 'Last used', cell: (token) => <Used token={token} /> },
    { id: 'act', header: 'Change', align: 'end', cell: (token) => <Acts token={token} onAct={(act) => setAsked({ token, act })} /> },
  ]
  return (
    <>
      <DataTable label={`Tokens of ${account.name}`} columns={columns} rows={account.tokens} rowKey={({ id }) => id} />
      {asked?.act === 'rotate' ? (
        <Rotate
          title={`Rotate ${asked.token.label}?`}
          noun="token"
          usual="24"
          longest={168}
          onClose={close}
          onRotate={async (overlapHours) => {
            const { data, problems } = await rotate({ tokenId: asked.token.id, overlapHours })
            if (problems.length > 0) return problems
            close()
            if (data?.rotateToken.secret != null) onSecret(data.rotateToken.secret)
            return []
          }}
        />
      ) : null}
      <ConfirmDialog
        opened={asked?.act === 'revoke'}
        onClose={close}
        title={`Revoke ${asked?.token.label ?? 'token'}?`}
        effects={['The program that uses it is refused from its next request on.', 'This can’t be undone; issue another one to let it in again.']}
        confirm="Revoke token"
        danger
        onConfirm={async () => (await revoke({ tokenId: asked?.token.id ?? '' })).problems}
      />
    </>
  )
}

function Label({ token, account }: { token: Token; account: Account }) {
  const fewer = token.scopes.length < account.permissions.length
  return (
    <>
      <Text component="span" inherit fw={550} display="block">
        {token.label}
      </Text>
      <Code>{token.prefix}…</Code>
      {fewer ? ` ${plural(token.scopes.length, 'scope', 'scopes')}` : null}
    </>
  )
}

function Ends({ token }: { token: Token }) {
  return (
    <>
      <Moment at={token.expiresAt} /> {token.expiresSoon ? <Pill tone="warning">Rotate soon</Pill> : null}
    </>
  )
}

function Used({ token }: { token: Token }) {
  if (token.lastUsedAt == null) return 'Never'
  return (
    <>
      <Moment at={token.lastUsedAt} />
      {token.lastUsedFrom == null ? null : (
        <Text component="span" inherit c="dimmed" display="block">
          from {token.lastUsedFrom}
        </Text>
      )}
    </>
  )
}

function Acts({ token, onAct }: { token: Token; onAct: (act: 'rotate' | 'revoke') => void }) {
  return (
    <Menu position="bottom-end" shadow="md" width={180}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Change ${token.label}`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAct('rotate')}>Rotate</Menu.Item>
        <Menu.Item onClick={() => onAct('revoke')} c="var(--mantine-color-error)">
          Revoke
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
