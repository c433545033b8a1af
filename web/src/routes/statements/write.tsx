import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { Preview } from './_parts/Preview'
import { writeStatementRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { CheckStatementDocument, ImportStatementDocument, NewestStatementDocument, StatementDraftDocument } from '@/gen/graphql'
import { Editor } from '@/routes/documents/_parts/Editor'
import { Anchor, BackLink, Button, ErrorState, FileInput, Page, PageHeader, Panel, Problems, Sections, useDebouncedValue, type Problem } from '@/ui'

/** Writes a version of the statement as text, beginning with the one that applies or with a draft. */
export function WriteStatementPage() {
  const { draft } = writeStatementRoute.useSearch()
  return draft === undefined ? <Begun /> : <Revised id={draft} />
}

function Begun() {
  const [result, refetch] = useQuery({ query: NewestStatementDocument })
  return (
    <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
      {({ statements }) => <Writing start={statements.find(({ governs }) => governs == null)?.yaml ?? ''} title="Write a version" />}
    </Loaded>
  )
}

function Revised({ id }: { id: string }) {
  const [result, refetch] = useQuery({ query: StatementDraftDocument, variables: { id } })
  return (
    <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
      {({ statementDraft }) =>
        statementDraft == null ? (
          <ErrorState kind="missing" />
        ) : (
          <Writing key={id} id={id} start={statementDraft.yaml} title={`Edit version ${statementDraft.version}`} />
        )
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
  const [checked] = useQuery({ query: CheckStatementDocument, variables: { yaml: asked }, requestPolicy: 'network-only' })
  const save = useAction(ImportStatementDocument, 'The draft is kept.')
  const checking = checked.fetching || asked !== text
  const found = checked.data?.checkStatement ?? []
  const wrong = checking || checked.data == null || found.some(({ fatal }) => fatal)

  async function keep() {
    setBusy(true)
    const outcome = await save({ yaml: text, statementDraftId: id })
    setBusy(false)
    setProblems(outcome.problems)
    const made = outcome.data?.importStatement.draft?.id
    if (made !== undefined) await navigate({ to: '/statements/drafts/$id', params: { id: made } })
  }

  return (
    <Page>
      <PageHeader
        title={title}
        back={<BackLink to="/statements">The vendor’s statement</BackLink>}
        lead="Give it a version of its own and the day from which it applies. What is wrong, and what will not count, shows as you type."
        actions={
          <Button loading={busy} disabled={wrong} onClick={() => void keep()}>
            Save draft
          </Button>
        }
      />
      <Sections>
        <Panel description={<>YAML by <Anchor href="/docs/statement.schema.json" inherit>a published schema</Anchor></>} title="Text">
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
            <Editor value={text} onChange={setText} problems={found} checking={checking} label="The statement as YAML" />
            <Problems problems={problems} />
          </Sections>
        </Panel>
        <Preview yaml={wrong ? undefined : asked} />
      </Sections>
    </Page>
  )
}
