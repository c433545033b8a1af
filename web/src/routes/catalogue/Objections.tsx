import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { AnswerObjectionDocument, type CatalogueQuery } from '@/gen/graphql'
import { Button, ConfirmDialog, DataTable, Group, Panel, toast, type Column } from '@/ui'

type Objection = CatalogueQuery['subprocessorObjections'][number]

/** Objections that wait for an answer; none, and the panel isn't there. */
export function Objections({ list, onDone }: { list: readonly Objection[]; onDone: () => void }) {
  const [answering, setAnswering] = useState<{ of: Objection; uphold: boolean } | null>(null)
  const answer = useAction(AnswerObjectionDocument)
  if (list.length === 0) return null
  const columns: Column<Objection>[] = [
    { id: 'who', header: 'Organization', cell: ({ organization }) => organization.name },
    { id: 'what', header: 'Subprocessor', cell: ({ notice }) => `${notice.after.name}, ${notice.after.country}` },
    { id: 'why', header: 'Reason', cell: ({ notice }) => notice.objection },
    {
      id: 'answer',
      header: 'Answer',
      align: 'end',
      cell: (of) => (
        <Group gap="xs" justify="end">
          <Button size="compact-sm" variant="default" onClick={() => setAnswering({ of, uphold: true })}>
            Uphold
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setAnswering({ of, uphold: false })}>
            Overrule
          </Button>
        </Group>
      ),
    },
  ]
  return (
    <Panel title="Objections" description="Until one is answered, the change doesn’t happen for that organization." flush>
      <DataTable label="Objections" columns={columns} rows={list} rowKey={({ notice }) => notice.id} />
      {answering === null ? null : (
        <ConfirmDialog
          opened
          title={answering.uphold ? 'Uphold the objection?' : 'Overrule the objection?'}
          effects={[
            answering.uphold
              ? `${answering.of.notice.after.name} receives no data of ${answering.of.organization.name}.`
              : 'The change happens on its day, or at once if that has passed.',
            'The organization reads your answer.',
          ]}
          reason={{ label: 'Answer', hint: 'At least ten characters.' }}
          confirm={answering.uphold ? 'Uphold' : 'Overrule'}
          onClose={() => setAnswering(null)}
          onConfirm={async (words) => {
            const { organization, notice } = answering.of
            const { problems } = await answer({
              organizationId: organization.id,
              subprocessorNoticeId: notice.id,
              uphold: answering.uphold,
              answer: words,
            })
            if (problems.length === 0) {
              toast('Answered.')
              onDone()
            }
            return problems
          }}
        />
      )}
    </Panel>
  )
}
