import { IconPlugConnected } from '@tabler/icons-react'
import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { ClientRow } from './ClientRow'
import classes from './tokens.module.css'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { CreateDirectoryClientDocument, DirectoryClientsDocument } from '@/gen/graphql'
import { Button, CopyText, EmptyState, Facts, FormDialog, Panel, SecretOnce, TextInput } from '@/ui'

/** A secret that was just made, with the client that it is of. */
export interface Made {
  clientId: string
  secret: string
}

/** OAuth clients: the identity provider fetches short-lived tokens itself. */
export function Clients({ id }: { id: string }) {
  const [result, refetch] = useQuery({ query: DirectoryClientsDocument, variables: { id } })
  const [creating, setCreating] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  const manages = useMay()('MANAGE_DIRECTORIES')
  const reload = () => refetch({ requestPolicy: 'network-only' })
  const shown = (next: Made) => {
    setMade(next)
    reload()
  }
  return (
    <Panel
      title="OAuth clients"
      description="Instead of a token: the identity provider fetches short-lived ones itself, by client credentials."
      flush
      actions={
        manages ? (
          <Button size="xs" variant="default" onClick={() => setCreating(true)}>
            New client
          </Button>
        ) : null
      }
    >
      <Loaded result={result}>
        {({ directory }) =>
          directory == null || directory.clients.length === 0 ? (
            <EmptyState icon={IconPlugConnected} title="No OAuth client" compact>
              Choose this where your identity provider asks for a token endpoint, a client id and a secret.
            </EmptyState>
          ) : (
            <>
              <div className={classes.endpoint}>
                <Facts items={[['Token endpoint', <CopyText key="url" value={directory.tokenUrl} label="Token endpoint" />]]} />
              </div>
              <ul className={classes.list}>
                {directory.clients.map((client) => (
                  <ClientRow key={client.id} client={client} manages={manages} onChange={reload} onSecret={shown} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      {creating ? <CreateClient directoryId={id} onClose={() => setCreating(false)} onMade={shown} /> : null}
      <SecretOnce
        secret={made?.secret ?? null}
        title="Client secret"
        use={`Enter it at the identity provider, with the client id ${made?.clientId ?? ''}.`}
        onDone={() => setMade(null)}
      />
    </Panel>
  )
}

function CreateClient({ directoryId, onClose, onMade }: { directoryId: string; onClose: () => void; onMade: (made: Made) => void }) {
  const [label, setLabel] = useState('')
  const create = useAction(CreateDirectoryClientDocument)
  async function submit() {
    const { data, problems } = await create({ directoryId, label: label.trim() })
    const { client, secret } = data?.createDirectoryClient ?? {}
    if (client != null && secret != null) {
      onClose()
      onMade({ clientId: client.clientId, secret })
    }
    return problems
  }
  return (
    <FormDialog opened onClose={onClose} title="New OAuth client" submit="Create client" disabled={label.trim() === ''} onSubmit={submit}>
      <TextInput
        label="Name"
        description="To recognize it by. Its secret lasts as long as your terms allow."
        required
        data-autofocus
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
