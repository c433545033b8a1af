import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { Changes } from './_parts/Changes'
import { Editor } from './_parts/Editor'
import { template } from './_parts/text'
import { editRoute, writeRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { CheckAgreementDocument, DocumentDocument, ImportAgreementDocument, PreviewAgreementDocument } from '@/gen/graphql'
import { Anchor, BackLink, Button, ErrorState, FileInput, Page, PageHeader, Panel, Problems, Sections, Text, useDebouncedValue, type Problem } from '@/ui'

/** Writes a new document, or an amendment to another one, as text. */
export function WritePage() {
  const { amends } = writeRoute.useSearch()
  const [result, refetch] = useQuery({ query: DocumentDocument, variables: { id: amends ?? '' }, pause: amends === undefined })
  const today = new Date().toISOString().slice(0, 10)
  if (amends === undefined) return <Writing start={template(today)} title="Write a document" />
  return (
    <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
      {({ document }) =>
        document == null ? (
          <ErrorState kind="missing" />
        ) : (
          <Writing start={template(today, { title: document.title, reference: document.reference ?? '' })} title={`Amend ${document.title}`} />
        )
      }
    </Loaded>
  )
}

/** Changes a draft as text. */
export function EditPage() {
  const { id } = editRoute.useParams()
  const [result, refetch] = useQuery({ query: DocumentDocument, variables: { id } })
  return (
    <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
      {({ document }) =>
        document?.yaml == null ? <ErrorState kind="missing" /> : <Writing key={id} id={id} start={document.yaml} title={`Edit ${document.title}`} />
      }
    </Loaded>
  )
}

function Writing({ id, start, title }: { id?: string; start: string; title: string }) {
  const navigate = useNavigate()
  const [text, setText] = useState(start)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [busy, setBusy] = useState(false)
  const [asked] = useDebouncedValue(text, 400)
  const [checked] = useQuery({ query: CheckAgreementDocument, variables: { yaml: asked }, requestPolicy: 'network-only' })
  const save = useAction(ImportAgreementDocument, 'The draft is kept.')
  const checking = checked.fetching || asked !== text
  const found = checked.data?.checkAgreement ?? []
  const ready = checking || found.some(({ fatal }) => fatal) ? undefined : asked
  const [preview] = useQuery({ query: PreviewAgreementDocument, variables: { yaml: ready ?? '' }, pause: ready === undefined })

  async function keep() {
    setBusy(true)
    const outcome = await save({ yaml: text, documentId: id })
    setBusy(false)
    setProblems(outcome.problems)
    const made = outcome.data?.importAgreement.document?.id
    if (made !== undefined) await navigate({ to: '/documents/$id', params: { id: made } })
  }

  return (
    <Page>
      <PageHeader
        title={title}
        back={id === undefined ? <BackLink to="/documents">Documents</BackLink> : <BackLink to="/documents/$id" params={{ id }}>The draft</BackLink>}
        lead="Each clause names a section, a term and a value. What is wrong, and what will not count, shows as you type."
        actions={
          <Button loading={busy} disabled={checking || found.some(({ fatal }) => fatal)} onClick={() => void keep()}>
            Save draft
          </Button>
        }
      />
      <Sections>
        <Panel description={<>YAML by <Anchor href="/docs/agreement.schema.json" inherit>a published schema</Anchor></>} title="Text">
          <Sections gap={14}>
            <FileInput
              label="Take a file"
              placeholder="Choose a .yaml file"
              accept=".yaml,.yml"
              maw={360}
              clearable
              clearButtonProps={{ 'aria-label': 'Take the file away' }}
              onChange={(file) => void file?.text().then(setText)}
              styles={{ placeholder: { color: 'var(--mantine-color-dimmed)' } }}
            />
            <Editor value={text} onChange={setText} problems={found} checking={checking} />
            <Problems problems={problems} />
          </Sections>
        </Panel>
        <Panel title="Preview of effects" description="Which terms would change if it were signed as it stands; simulate the draft to see members, requests and records.">
          {preview.data == null || ready === undefined ? (
            <Text size="sm" c="dimmed">
              It shows once the text can be read.
            </Text>
          ) : (
            <Changes changes={preview.data.previewAgreement} />
          )}
        </Panel>
      </Sections>
    </Page>
  )
}
