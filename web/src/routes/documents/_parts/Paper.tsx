import { useState } from 'react'
import type { Document } from '../document'
import { uploadPaper } from './paper'
import { useAction } from '@/app/useAction'
import { AttachDocumentFileDocument } from '@/gen/graphql'
import { Anchor, Button, FileInput, formatBytes, Panel, Problems, Sections, Text, type Problem } from '@/ui'

/** The paper that the typed clauses stand for: fetched, or put beside them. */
export function Paper({ document, onChange }: { document: Document; onChange: () => void }) {
  const [chosen, setChosen] = useState<File | null>(null)
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const attach = useAction(AttachDocumentFileDocument, 'The paper is kept, sealed.')

  async function send(paper: File) {
    setBusy(true)
    try {
      const { problems: found } = await attach({ documentId: document.id, fileId: await uploadPaper(paper) })
      setProblems(found)
      if (found.length === 0) {
        setChosen(null)
        onChange()
      }
    } catch (error) {
      setProblems([{ message: (error as Error).message, path: [] }])
    } finally {
      setBusy(false)
    }
  }

  const { file, fileHash, allowed } = document
  if (file == null && !allowed.includes('ATTACH')) return null
  return (
    <Panel title="Paper" description="The document itself, sealed with your organization’s key.">
      <Sections gap={12}>
        {file == null ? null : (
          <div>
            <Anchor href={file.url} download={file.name} size="sm" fw={550}>
              {file.name}
            </Anchor>
            <Text size="xs" c="dimmed">
              {formatBytes(file.bytes)}
            </Text>
            <Text size="xs" c="dimmed" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
              SHA-256 {fileHash}
            </Text>
          </div>
        )}
        {allowed.includes('ATTACH') ? (
          <>
            <FileInput
              label={file == null ? 'File' : 'Another file in its place'}
              description="PDF, Word or a picture, at most 25 MiB."
              placeholder="Choose a file"
              accept=".pdf,.docx,.png,.jpg,.jpeg"
              clearable
              clearButtonProps={{ 'aria-label': 'Take the file away' }}
              value={chosen}
              onChange={(next) => {
                setChosen(next)
                setProblems([])
              }}
              styles={{ placeholder: { color: 'var(--mantine-color-dimmed)' } }}
            />
            <Problems problems={problems} />
            {chosen === null ? null : (
              <Button size="xs" variant="default" loading={busy} onClick={() => void send(chosen)}>
                Keep it
              </Button>
            )}
          </>
        ) : null}
      </Sections>
    </Panel>
  )
}
