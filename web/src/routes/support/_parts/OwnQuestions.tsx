import { usePress } from '@/app/usePress'
import { useQuery } from '@/app/useQuery'
import { AskedSupportDocument, WithdrawSupportRequestDocument, type AskedSupportQuery } from '@/gen/graphql'
import { Button, DataTable, Moment, Panel, StatusBadge, Text, type Column } from '@/ui'

type Question = AskedSupportQuery['askedSupport'][number]

/** What this operator asked organizations for; nothing where nothing was asked. */
export function OwnQuestions() {
  const [{ data }] = useQuery({ query: AskedSupportDocument })
  const withdraw = usePress(WithdrawSupportRequestDocument, 'Taken back.')
  const all = data?.askedSupport ?? []
  if (all.length === 0) return null
  const columns: readonly Column<Question>[] = [
    { id: 'name', header: 'Organization', cell: ({ organizationName }) => organizationName },
    { id: 'why', header: 'Why', cell: ({ reason }) => reason, wideOnly: true },
    { id: 'state', header: 'Answer', cell: (one) => <Answer of={one} /> },
    { id: 'at', header: 'Asked', cell: ({ askedAt }) => <Moment at={askedAt} /> },
    {
      id: 'back',
      header: 'Take back',
      align: 'end',
      cell: ({ id, state, organizationName }) =>
        state === 'ASKED' ? (
          <Button size="compact-xs" variant="default" aria-label={`Take back the question to ${organizationName}`} onClick={() => void withdraw({ askedSupportId: id })}>
            Take back
          </Button>
        ) : null,
    },
  ]
  return (
    <Panel title="What you asked for" flush>
      <DataTable label="What you asked for" columns={columns} rows={all} rowKey={({ id }) => id} />
    </Panel>
  )
}

function Answer({ of: { state, refusal } }: { of: Question }) {
  return (
    <>
      <StatusBadge state={state} label={state === 'ASKED' ? 'Waits' : undefined} />
      {refusal == null ? null : <Text size="xs" c="dimmed">{refusal}</Text>}
    </>
  )
}
