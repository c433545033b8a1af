import { useState } from 'react'
import type { Document } from '../document'
import { useAction } from '@/app/useAction'
import { SignDocumentDocument } from '@/gen/graphql'
import { Effects, FormDialog, formatDate, plural, TextInput } from '@/ui'

interface DialogProps {
  document: Document
  opened: boolean
  onClose: () => void
  onDone: () => void
}

/** Signs a draft, after saying what that means. */
export function SignDialog({ document, opened, onClose, onDone }: DialogProps) {
  const [signer, setSigner] = useState('')
  const sign = useAction(SignDocumentDocument, `${document.title} is signed.`)

  async function submit() {
    const { problems } = await sign({ documentId: document.id, signer: signer.trim() })
    if (problems.length > 0) return problems
    onDone()
    onClose()
    return []
  }

  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title={`Sign ${document.title}?`}
      submit="Sign"
      disabled={signer.trim() === ''}
      onSubmit={submit}
    >
      <Effects
        items={[
          `Its ${plural(document.clauses.length, 'clause counts', 'clauses count')} from ${formatDate(document.effectiveFrom)}.`,
          'It can’t be changed any more; an amendment or a new document takes its place.',
          'Open requests keep the terms that they were received under.',
        ]}
      />
      <TextInput
        label="Who signs"
        description="As it stands on the paper."
        required
        data-autofocus
        value={signer}
        onChange={(event) => setSigner(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
