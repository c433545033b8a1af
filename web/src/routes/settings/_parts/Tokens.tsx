import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { IssueToken } from './IssueToken'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { RevokeTokenDocument, TokensDocument, type TokensQuery } from '@/gen/graphql'
import {
  Button,
  Code,
  ConfirmDialog,
  DataTable,
  EmptyState,
  Moment,
  Panel,
  SecretOnce,
  TableSkeleton,
  Text,
  words,
  type Column,
} from '@/ui'

type Token = TokensQuery['tokens'][number]

/** The tokens with which programs use the API. */
export function Tokens() {
  const [result, refetch] = useQuery({ query: TokensDocument })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  const [issuing, setIssuing] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <Panel
      title="API tokens"
      description="What the console can do, a program can do over GraphQL, within the scopes of its token."
      flush
      actions={
        <Button size="xs" onClick={() => setIssuing(true)}>
          Issue token
        </Button>
      }
    >
      <Loaded result={result} skeleton={<TableSkeleton rows={3} />}>
        {({ tokens }) => <Rows tokens={tokens} onChange={reload} />}
      </Loaded>
      {issuing ? (
        <IssueToken
          onClose={() => setIssuing(false)}
          onIssued={(issued) => {
            setIssuing(false)
            setSecret(issued)
            reload()
          }}
        />
      ) : null}
      <SecretOnce
        secret={secret}
        title="Token issued"
        use="Send it with every request: Authorization: Bearer, a space, and the token."
        onDone={() => setSecret(null)}
      />
    </Panel>
  )
}

function Rows({ tokens, onChange }: { tokens: readonly Token[]; onChange: () => void }) {
  const [revoking, setRevoking] = useState<Token | null>(null)
  const revoke = useAction(RevokeTokenDocument, 'Token revoked.')
  if (tokens.length === 0) {
    return (
      <EmptyState icon={IconKey} title="No API token" compact>
        Issue one for a program, such as a ticket system that opens requests, with only the scopes that it needs.
      </EmptyState>
    )
  }
  const columns: readonly Column<Token>[] = [
    { id: 'label', header: 'Name', cell: (token) => <Label token={token} /> },
    { id: 'scopes', header: 'Scopes', cell: ({ scopes }) => <Scopes scopes={scopes} /> },
    { id: 'used', header: 'Last used', cell: ({ lastUsedAt }) => (lastUsedAt == null ? 'Never' : <Moment at={lastUsedAt} />) },
    { id: 'ends', header: 'Ends', cell: ({ expiresAt }) => <Moment at={expiresAt} /> },
    {
      id: 'revoke',
      header: 'Revoke',
      align: 'end',
      cell: (token) => (
        <Button size="compact-xs" variant="default" aria-label={`Revoke ${token.label}`} onClick={() => setRevoking(token)}>
          Revoke
        </Button>
      ),
    },
  ]
  return (
    <>
      <DataTable label="API tokens" columns={columns} rows={tokens} rowKey={({ id }) => id} />
      <ConfirmDialog
        opened={revoking !== null}
        onClose={() => setRevoking(null)}
        title={`Revoke ${revoking?.label ?? 'token'}?`}
        effects={['Programs that use it are refused from now on. This can’t be undone.']}
        confirm="Revoke token"
        danger
        onConfirm={async () => {
          const { problems } = await revoke({ tokenId: revoking?.id ?? '' })
          if (problems.length === 0) onChange()
          return problems
        }}
      />
    </>
  )
}

function Label({ token }: { token: Token }) {
  return (
    <>
      <Text component="span" inherit fw={550} display="block">
        {token.label}
      </Text>
      <Code>{token.prefix}…</Code>
    </>
  )
}

function Scopes({ scopes }: { scopes: Token['scopes'] }) {
  const shown = scopes.slice(0, 4).map(words).join(', ')
  return <>{scopes.length > 4 ? `${shown} and ${scopes.length - 4} more` : shown}</>
}
