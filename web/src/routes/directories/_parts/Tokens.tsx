import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import type { Directory } from '../directory'
import { endsSoon } from './ends'
import { IssueToken } from './IssueToken'
import { TokenRow } from './TokenRow'
import classes from './tokens.module.css'
import { tokenState } from './tokenState'
import { useMay } from '@/app/viewer'
import { Button, EmptyState, Notice, Panel, SecretOnce, Sections } from '@/ui'

/** The tokens with which the identity provider proves that it may send. */
export function Tokens({ directory, onChange }: { directory: Directory; onChange: () => void }) {
  const [issuing, setIssuing] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const manages = useMay()('MANAGE_DIRECTORIES')
  const shown = (issued: string) => {
    setSecret(issued)
    onChange()
  }
  return (
    <Sections gap={16}>
      <Ending tokens={directory.tokens} />
      <Panel
        title="Tokens"
        description="Rotate one before it ends: the new one and the former work side by side meanwhile."
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
              <TokenRow key={token.id} token={token} manages={manages} onChange={onChange} onSecret={shown} />
            ))}
          </ul>
        )}
        {issuing ? <IssueToken directoryId={directory.id} onClose={() => setIssuing(false)} onIssued={shown} /> : null}
        <SecretOnce
          secret={secret}
          title="Token issued"
          use={`Enter it at ${directory.name} as the bearer token.`}
          onDone={() => setSecret(null)}
        />
      </Panel>
    </Sections>
  )
}

/** Warns where every token that still works ends soon. */
function Ending({ tokens }: { tokens: Directory['tokens'] }) {
  const [now] = useState(Date.now)
  const usable = tokens.filter((token) => tokenState(token, now) === 'ACTIVE')
  const soon = usable.map((token) => endsSoon(token.expiresAt, now))
  if (usable.length === 0 || soon.includes(null)) return null
  return (
    <Notice tone="warning" title="No token outlasts the next weeks">
      Rotate one now and enter the new one at the identity provider; otherwise it is refused when the last one ends.
    </Notice>
  )
}
