import { IconListDetails } from '@tabler/icons-react'
import type { Document } from '../document'
import { reachOf } from './clause'
import { useAction } from '@/app/useAction'
import { RemoveClauseDocument } from '@/gen/graphql'
import { Button, DataTable, EmptyState, Text, TextLink, toast, words, type Column } from '@/ui'

type Clause = Document['clauses'][number]

interface ClausesProps {
  document: Document
  manages: boolean
  /** The clause that a link led to. */
  marked: string | undefined
  onChange: () => void
}

/** The rules of a document. */
export function Clauses({ document, manages, marked, onChange }: ClausesProps) {
  if (document.clauses.length === 0) {
    return (
      <EmptyState icon={IconListDetails} title="No clauses yet" compact>
        A clause names a term, such as the time to answer an access request, and gives it a value.
      </EmptyState>
    )
  }
  const columns: Column<Clause>[] = [
    { id: 'term', header: 'Term', cell: (clause) => <TermCell clause={clause} /> },
    { id: 'section', header: 'Section', cell: ({ section }) => section },
    { id: 'says', header: 'Says', cell: (clause) => <Says clause={clause} /> },
    { id: 'reach', header: 'Reaches', cell: (clause) => reachOf(clause) },
  ]
  if (manages) {
    const cell = (clause: Clause) => <Remove documentId={document.id} clause={clause} onDone={onChange} />
    columns.push({ id: 'remove', header: 'Remove', align: 'end', cell })
  }
  return <DataTable label="Clauses" columns={columns} rows={document.clauses} rowKey={({ id }) => id} marked={marked} />
}

function TermCell({ clause }: { clause: Clause }) {
  return (
    <TextLink to="/terms/$key" params={{ key: clause.term.key }} search={{ product: clause.product?.id }} inherit>
      {clause.term.title}
    </TextLink>
  )
}

function Says({ clause }: { clause: Clause }) {
  const text = clause.operator === 'RESET' ? 'Back to the default' : clause.text
  return (
    <>
      <Text component="span" inherit fw={550}>
        {text}
      </Text>
      {clause.operator === 'ASSIGN' || clause.operator === 'RESET' ? null : ` (${words(clause.operator).toLowerCase()})`}
    </>
  )
}

function Remove({ documentId, clause, onDone }: { documentId: string; clause: Clause; onDone: () => void }) {
  const remove = useAction(RemoveClauseDocument, 'Clause removed.')
  async function run() {
    const { problems } = await remove({ documentId, clauseId: clause.id })
    problems.forEach((problem) => toast(problem.message))
    onDone()
  }
  return (
    <Button size="compact-xs" variant="subtle" aria-label={`Remove section ${clause.section}`} onClick={() => void run()}>
      Remove
    </Button>
  )
}
