import { useQuery } from '@/app/useQuery'
import { Loaded } from '@/app/Loaded'
import { PreviewStatementDocument, type PreviewStatementQuery } from '@/gen/graphql'
import { Changes } from '@/routes/documents/_parts/Changes'
import { Differences } from '@/routes/documents/_parts/Differences'
import { Facts, Moment, Notice, Panel, plural, Sections, Text } from '@/ui'

type Foreseen = PreviewStatementQuery['previewStatement']

/** What publishing a text would do: to the wording, and to each organization's terms. */
export function Preview({ yaml }: { yaml: string | undefined }) {
  const [result, refetch] = useQuery({ query: PreviewStatementDocument, variables: { yaml: yaml ?? '' }, pause: yaml === undefined, requestPolicy: 'network-only' })
  if (yaml === undefined) {
    return (
      <Panel title="What publishing it would do">
        <Text size="sm" c="dimmed">
          It shows once the text can be published.
        </Text>
      </Panel>
    )
  }
  return (
    <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
      {({ previewStatement }) => <Parts foreseen={previewStatement} />}
    </Loaded>
  )
}

function Parts({ foreseen }: { foreseen: Foreseen }) {
  const { before, differences, effects, affectedCount, organizationCount } = foreseen
  return (
    <Sections>
      <Panel title="What publishing it would do">
        <Sections gap={14}>
          <Facts
            items={[
              ['Takes over from', before == null ? 'Nothing: it is the first of its kind' : `Version ${before}`],
              ['Can apply from', <Moment key="earliest" at={foreseen.earliest} show="date" />],
              ['Told of it', plural(organizationCount, 'organization', 'organizations')],
              ['Terms change for', plural(affectedCount, 'organization', 'organizations')],
            ]}
          />
          {foreseen.owed.map(({ organization, notice }) => (
            <Notice key={organization.id} title={`${organization.name} is told ${notice} ahead`}>
              Its agreement promises more than the statement does, so the version can’t apply earlier.
            </Notice>
          ))}
        </Sections>
      </Panel>
      <Panel title="What it says differently" flush={differences.length > 0}>
        {differences.length === 0 ? <Text size="sm" c="dimmed">Nothing.</Text> : <Differences differences={differences} />}
      </Panel>
      {effects.map(({ organization, members, changes }) => (
        <Panel key={organization.id} title={organization.name} description={`${plural(members, 'member', 'members')}; ${plural(changes.length, 'change', 'changes')} of terms`} flush>
          <Changes changes={changes} />
        </Panel>
      ))}
      {effects.length < affectedCount ? (
        <Text size="sm" c="dimmed">
          And {plural(affectedCount - effects.length, 'smaller organization', 'smaller organizations')}.
        </Text>
      ) : null}
    </Sections>
  )
}
