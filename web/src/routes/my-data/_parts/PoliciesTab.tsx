import { IconChecklist } from '@tabler/icons-react'
import { useQuery } from '@/app/useQuery'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { AcknowledgePolicyDocument, OwnPoliciesDocument, type OwnPoliciesQuery } from '@/gen/graphql'
import { Button, EmptyState, Moment, Panel, Pill, Sections, TableSkeleton, Text, toast } from '@/ui'

type Policy = NonNullable<OwnPoliciesQuery['viewer']['me']>['policies'][number]

/** The organization's policies, and which of them the member has read. */
export function PoliciesTab() {
  const [result, refetch] = useQuery({ query: OwnPoliciesDocument })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Loaded result={result} skeleton={<TableSkeleton rows={3} />} onRetry={reload}>
      {({ viewer }) =>
        (viewer.me?.policies ?? []).length === 0 ? (
          <Panel>
            <EmptyState icon={IconChecklist} title="No policies">
              Your organization has not published any. When it does, they show here, and you can say that you have read them.
            </EmptyState>
          </Panel>
        ) : (
          <Sections>{viewer.me?.policies.map((policy) => <PolicyPanel key={policy.id} policy={policy} onDone={reload} />)}</Sections>
        )
      }
    </Loaded>
  )
}

function PolicyPanel({ policy, onDone }: { policy: Policy; onDone: () => void }) {
  const read = useAction(AcknowledgePolicyDocument, 'Thank you. It is noted that you have read it.')
  async function acknowledge() {
    const { problems } = await read({ documentId: policy.id })
    problems.forEach((problem) => toast(problem.message))
    onDone()
  }
  return (
    <Panel
      title={policy.title}
      description={
        <>
          Published <Moment at={policy.publishedAt} show="date" />
        </>
      }
      actions={
        policy.acknowledgedAt == null ? (
          <Button size="xs" onClick={() => void acknowledge()}>
            I have read it
          </Button>
        ) : (
          <Pill tone="success">
            Read <Moment at={policy.acknowledgedAt} show="date" />
          </Pill>
        )
      }
    >
      <Text size="sm">{policy.summary}</Text>
      <ul>
        {policy.sentences.map((sentence) => (
          <li key={sentence}>
            <Text size="sm" component="span">
              {sentence}
            </Text>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
