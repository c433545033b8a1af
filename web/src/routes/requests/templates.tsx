import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { TemplateDialog } from './_parts/TemplateDialog'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { AnswerTemplatesDocument, DeleteAnswerTemplateDocument, type TemplatePartsFragment } from '@/gen/graphql'
import { BackLink, Button, ConfirmDialog, DataTable, Group, Page, PageHeader, Panel, Sections, Text, words, type Column } from '@/ui'

/** The words of answers: the organization's own, and Steward's where it has none. */
export function TemplatesPage() {
  const [result, refetch] = useQuery({ query: AnswerTemplatesDocument })
  const [editing, setEditing] = useState<TemplatePartsFragment | null>(null)
  const [deleting, setDeleting] = useState<TemplatePartsFragment | null>(null)
  const remove = useAction(DeleteAnswerTemplateDocument, 'Steward’s own words are used again.')
  const decides = useMay()('DECIDE_REQUESTS')
  const reload = () => refetch({ requestPolicy: 'network-only' })
  const columns: Column<TemplatePartsFragment>[] = [
    { id: 'step', header: 'Answer', cell: (row) => words(row.step) },
    { id: 'kind', header: 'Right', cell: (row) => (row.kind == null ? 'Any' : words(row.kind)) },
    { id: 'language', header: 'Language', cell: (row) => row.language },
    { id: 'by', header: 'Changed by', cell: (row) => row.changedBy ?? 'Steward', wideOnly: true },
    {
      id: 'act',
      header: 'Change',
      cell: (row) =>
        decides ? (
          <Group gap={4} wrap="nowrap">
            <Button size="compact-sm" variant="default" aria-label={`${row.id == null ? 'Adapt' : 'Change'} ${words(row.step)} in ${row.language}`} onClick={() => setEditing(row)}>{row.id == null ? 'Adapt' : 'Change'}</Button>
            {row.id == null ? null : <Button size="compact-sm" variant="subtle" aria-label={`Delete ${words(row.step)} in ${row.language}`} onClick={() => setDeleting(row)}>Delete</Button>}
          </Group>
        ) : null,
    },
  ]
  return (
    <Page>
      <PageHeader title="Words of answers" back={<BackLink to="/requests">Requests</BackLink>} lead="What subjects read at each step, in their language. A refusal always says why, and how to complain." />
      <Loaded result={result} onRetry={reload}>
        {({ answerTemplates }) => (
          <Sections>
            <Panel title="Your own" description="Used before Steward’s: for the right first, then for any.">
              {answerTemplates.own.length === 0 ? <Text size="sm" c="dimmed">None yet: adapt one of Steward’s below.</Text> : <DataTable label="Your own words" columns={columns} rows={answerTemplates.own} rowKey={(row) => row.id ?? ''} />}
            </Panel>
            <Panel title="Steward’s">
              <DataTable label="Steward’s words" columns={columns} rows={answerTemplates.builtin} rowKey={(row) => row.step + row.language} />
            </Panel>
            {editing === null ? null : <TemplateDialog template={editing} variables={answerTemplates.variables} onClose={(done) => { setEditing(null); if (done) reload() }} />}
          </Sections>
        )}
      </Loaded>
      {deleting === null ? null : (
        <ConfirmDialog opened onClose={() => setDeleting(null)} title="Delete your words?" effects={['Steward’s own words are used again.']} confirm="Delete" danger
          onConfirm={async () => {
            const { problems } = await remove({ answerTemplateId: deleting.id ?? '' })
            if (problems.length === 0) reload()
            return problems
          }}
        />
      )}
    </Page>
  )
}
