import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { enteredOf, inputOf, nothing, type Entered } from './_parts/entered'
import { StreamForm } from './_parts/StreamForm'
import { editStreamRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { CreateLogStreamDocument, LogStreamDocument, UpdateLogStreamDocument, type LogStreamPartsFragment } from '@/gen/graphql'
import { BackLink, ErrorState, Page, PageHeader, SecretOnce, type Problem } from '@/ui'

const use = 'Give it to the program that receives the stream: it verifies by this secret that requests come from Steward.'

/** The form of a new stream, with a guide for each receiver. */
export function NewStreamPage() {
  const navigate = useNavigate()
  const create = useAction(CreateLogStreamDocument)
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null)
  const go = (id: string) => void navigate({ to: '/log/streams/$id', params: { id } })
  async function send(entered: Entered): Promise<readonly Problem[]> {
    const { data, problems } = await create({ ...inputOf(entered), fromStart: entered.fromStart })
    const { stream, secret } = data?.createLogStream ?? {}
    if (stream != null && secret != null) setMade({ id: stream.id, secret })
    else if (stream != null) go(stream.id)
    return problems
  }
  return (
    <Page>
      <PageHeader
        title="New log stream"
        back={<BackLink to="/log/streams">Log streams</BackLink>}
        lead="Where your log goes, and what of it. Changing a stream asks you to sign in again: it takes data out."
      />
      <StreamForm start={nothing} submit="Create stream" onSubmit={send} />
      <SecretOnce secret={made?.secret ?? null} title="Stream created" use={use} onDone={() => made !== null && go(made.id)} />
    </Page>
  )
}

/** The form of a stream that there is. */
export function EditStreamPage() {
  const { id } = editStreamRoute.useParams()
  const [result, refetch] = useQuery({ query: LogStreamDocument, variables: { id } })
  return (
    <Page>
      <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ logStream }) => (logStream == null ? <ErrorState kind="missing" /> : <Edit stream={logStream} />)}
      </Loaded>
    </Page>
  )
}

function Edit({ stream }: { stream: LogStreamPartsFragment }) {
  const navigate = useNavigate()
  const update = useAction(UpdateLogStreamDocument, 'Stream changed.')
  const [secret, setSecret] = useState<string | null>(null)
  const back = () => void navigate({ to: '/log/streams/$id', params: { id: stream.id } })
  async function send(entered: Entered): Promise<readonly Problem[]> {
    const { data, problems } = await update({ ...inputOf(entered), logStreamId: stream.id, version: stream.version })
    const shown = data?.updateLogStream.secret
    if (shown != null) setSecret(shown)
    else if (problems.length === 0) back()
    return problems
  }
  return (
    <>
      <PageHeader
        title={`Edit ${stream.name}`}
        back={<BackLink to="/log/streams/$id" params={{ id: stream.id }}>{stream.name}</BackLink>}
        lead="Secrets can’t be read again. Left empty they stay, unless the stream goes to another address."
      />
      <StreamForm start={enteredOf(stream)} saved submit="Save" onSubmit={send} />
      <SecretOnce secret={secret} title="New signing secret" use={`${use} The former one signs too for a day.`} onDone={back} />
    </>
  )
}
