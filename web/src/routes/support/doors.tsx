import { IconDoorEnter } from '@tabler/icons-react'
import { useState } from 'react'
import { Ask } from './_parts/Ask'
import { OwnQuestions } from './_parts/OwnQuestions'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { EnterSupportDocument, SupportDoorsDocument, type SupportDoorsQuery } from '@/gen/graphql'
import { Button, ConfirmDialog, DataTable, EmptyState, listed, Moment, Page, PageHeader, Panel, Sections, wordsInside, type Column } from '@/ui'

type Door = SupportDoorsQuery['supportDoors'][number]

/** The organizations that let this operator in. */
export function DoorsPage() {
  const [result, refetch] = useQuery({ query: SupportDoorsDocument })
  const [entering, setEntering] = useState<Door | null>(null)
  const [asking, setAsking] = useState(false)
  const enter = useAction(EnterSupportDocument)
  const columns: readonly Column<Door>[] = [
    { id: 'name', header: 'Organization', cell: ({ organizationName }) => organizationName },
    { id: 'why', header: 'Why you are let in', cell: ({ reason }) => reason },
    { id: 'may', header: 'You may', cell: ({ permissions }) => listed(permissions.map(wordsInside)), wideOnly: true },
    { id: 'end', header: 'Ends', cell: ({ expiresAt }) => <Moment at={expiresAt} /> },
    { id: 'go', header: 'Enter', align: 'end', cell: (door) => <Button size="compact-xs" onClick={() => setEntering(door)}>Enter</Button> },
  ]
  return (
    <Page>
      <PageHeader title="Open doors" lead="Organizations whose owners let you in. What you do there is in their log and in ours." actions={<Button onClick={() => setAsking(true)}>Ask to be let in</Button>} />
      <Sections>
      <Panel flush>
        <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
          {({ supportDoors }) =>
            supportDoors.length === 0 ? (
              <EmptyState icon={IconDoorEnter} title="No door is open">
                An owner lets you in on their Support access page, of their own accord or because you asked. You can’t enter otherwise.
              </EmptyState>
            ) : (
              <DataTable label="Open doors" columns={columns} rows={supportDoors} rowKey={({ grantId }) => grantId} />
            )
          }
        </Loaded>
      </Panel>
      <OwnQuestions />
      </Sections>
      {asking ? <Ask onClose={() => setAsking(false)} /> : null}
      <ConfirmDialog
        opened={entering !== null}
        onClose={() => setEntering(null)}
        title={`Enter ${entering?.organizationName ?? ''}?`}
        effects={['You act there, and no longer at home, until you leave or the time is over.', 'Each of your requests is written to both logs.']}
        reason={{ label: 'Reason', hint: 'The organization reads it.' }}
        confirm="Enter"
        onConfirm={async (reason) => {
          const { data, problems } = await enter({ supportDoorId: entering?.grantId ?? '', reason })
          if (data !== null) window.location.assign('/')
          return problems
        }}
      />
    </Page>
  )
}
