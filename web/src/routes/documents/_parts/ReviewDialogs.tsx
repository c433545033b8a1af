import type { Document } from '../document'
import { useAction } from '@/app/useAction'
import { ReturnDocumentDocument, SubmitDocumentDocument } from '@/gen/graphql'
import { ConfirmDialog } from '@/ui'

interface DialogProps {
  document: Document
  opened: boolean
  onClose: () => void
  onDone: () => void
}

/** Hands a draft in, so that somebody else can sign it. */
export function SubmitDialog({ document, opened, onClose, onDone }: DialogProps) {
  const submit = useAction(SubmitDocumentDocument, `${document.title} is in review.`)
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Hand in ${document.title}?`}
      effects={[
        'It can’t be changed until it is signed or given back.',
        'The organization’s owners are told that it waits.',
        'Somebody who had no hand in it can sign it; you can’t.',
      ]}
      confirm="Hand in"
      onConfirm={async () => {
        const { problems } = await submit({ documentId: document.id })
        if (problems.length === 0) onDone()
        return problems
      }}
    />
  )
}

/** Gives a document in review back to its writers. */
export function ReturnDialog({ document, opened, onClose, onDone }: DialogProps) {
  const back = useAction(ReturnDocumentDocument, `${document.title} is a draft again.`)
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Give ${document.title} back?`}
      effects={['It is a draft again, and can be changed.']}
      reason={{ label: 'Why', hint: 'Whoever wrote it reads this.' }}
      confirm="Give back"
      onConfirm={async (reason) => {
        const { problems } = await back({ documentId: document.id, reason })
        if (problems.length === 0) onDone()
        return problems
      }}
    />
  )
}
