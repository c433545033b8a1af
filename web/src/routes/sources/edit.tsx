import { useNavigate } from '@tanstack/react-router'
import { enteredOf, inputOf, nothing, type Entered } from './_parts/entered'
import { SourceForm } from './_parts/SourceForm'
import { editSourceRoute, newSourceRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { ConnectorDocument, CreateConnectorDocument, UpdateConnectorDocument, type ConnectorPartsFragment } from '@/gen/graphql'
import { BackLink, ErrorState, Page, PageHeader, type Problem } from '@/ui'

/** The form of a new source, with its guide. */
export function NewSourcePage() {
  const navigate = useNavigate()
  const { kind } = newSourceRoute.useSearch()
  const create = useAction(CreateConnectorDocument, 'Source connected.')
  async function send(entered: Entered): Promise<readonly Problem[]> {
    const { data, problems } = await create({ connector: inputOf(entered) })
    const id = data?.createConnector.connector?.id
    if (id !== undefined) void navigate({ to: '/sources/$id', params: { id } })
    return problems
  }
  return (
    <Page>
      <PageHeader
        title="Connect a source"
        back={<BackLink to="/sources">Sources</BackLink>}
        lead="A system that holds members’ data: requests are carried to it from then on, and erasures are verified in it."
      />
      <SourceForm start={{ ...nothing, kind: kind ?? nothing.kind }} submit="Connect" onSubmit={send} />
    </Page>
  )
}

/** The form of a source that there is. */
export function EditSourcePage() {
  const { id } = editSourceRoute.useParams()
  const [result, refetch] = useQuery({ query: ConnectorDocument, variables: { id } })
  return (
    <Page>
      <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ connector }) => (connector == null ? <ErrorState kind="missing" /> : <Edit source={connector} />)}
      </Loaded>
    </Page>
  )
}

function Edit({ source: { id, name, version, ...rest } }: { source: ConnectorPartsFragment }) {
  const navigate = useNavigate()
  const update = useAction(UpdateConnectorDocument, 'Source changed.')
  async function send(entered: Entered): Promise<readonly Problem[]> {
    const { problems } = await update({ connectorId: id, version, connector: inputOf(entered) })
    if (problems.length === 0) void navigate({ to: '/sources/$id', params: { id } })
    return problems
  }
  return (
    <>
      <PageHeader
        title={`Edit ${name}`}
        back={<BackLink to="/sources/$id" params={{ id }}>{name}</BackLink>}
        lead="What you save is tried first. The secret can’t be read again; another address needs it again."
      />
      <SourceForm start={enteredOf({ id, name, version, ...rest })} savedId={id} submit="Save" onSubmit={send} />
    </>
  )
}
