import type { Document } from '../document'
import { useAction } from '@/app/useAction'
import { TerminateDocumentDocument } from '@/gen/graphql'
import { ConfirmDialog, plural } from '@/ui'

interface DialogProps {
  document: Document
  opened: boolean
  onClose: () => void
  onDone: () => void
}

/** Ends a signed document now. */
export function TerminateDialog({ document, opened, onClose, onDone }: DialogProps) {
  const end = useAction(TerminateDocumentDocument, `${document.title} is ended.`)
  const surviving = document.clauses.filter(({ survives }) => survives).length
  const effects = [
    'Its clauses stop counting now, and so do those of its amendments: what is next in precedence holds.',
    'Open requests keep the terms that they were received under.',
  ]
  if (surviving > 0) effects.push(`${plural(surviving, 'clause goes', 'clauses go')} on, because the document says so.`)
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`End ${document.title}?`}
      effects={effects}
      typed={document.title}
      confirm="End document"
      danger
      onConfirm={async () => {
        const { problems } = await end({ documentId: document.id })
        if (problems.length === 0) onDone()
        return problems
      }}
    />
  )
}
