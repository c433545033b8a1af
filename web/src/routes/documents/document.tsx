import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { AddClause } from './_parts/AddClause'
import { Clauses } from './_parts/Clauses'
import { SignDialog } from './_parts/SignDialog'
import { TerminateDialog } from './_parts/TerminateDialog'
import { documentRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useMay } from '@/app/viewer'
import { DocumentDocument, type DocumentQuery } from '@/gen/graphql'
import {
  BackLink,
  Button,
  Columns,
  ErrorState,
  Facts,
  Moment,
  Notice,
  Page,
  PageHeader,
  Panel,
  Sections,
  StatusBadge,
  TextLink,
  words,
} from '@/ui'

/** One document, as the API gives it. */
export type Document = NonNullable<DocumentQuery['document']>

/** One document with its clauses. */
export function DocumentPage() {
  const { id } = documentRoute.useParams()
  const [result, refetch] = useQuery({ query: DocumentDocument, variables: { id } })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Page>
      <Loaded result={result} onRetry={reload}>
        {({ document }) =>
          document == null ? <ErrorState kind="missing" /> : <Parts document={document} onChange={reload} />
        }
      </Loaded>
    </Page>
  )
}

function Parts({ document, onChange }: { document: Document; onChange: () => void }) {
  const may = useMay()
  const [act, setAct] = useState<'sign' | 'terminate' | 'clause' | null>(null)
  const close = () => setAct(null)
  const draft = document.state === 'DRAFT'
  const manages = may('MANAGE_TERMS')
  return (
    <>
      <PageHeader
        title={document.title}
        back={<BackLink to="/documents">Documents</BackLink>}
        badges={<StatusBadge state={document.state} />}
        lead={words(document.kind)}
        actions={
          <>
            {manages && draft ? <Button onClick={() => setAct('sign')}>Sign</Button> : null}
            {manages && document.state === 'SIGNED' ? (
              <Button variant="default" onClick={() => setAct('terminate')}>
                End it
              </Button>
            ) : null}
          </>
        }
      />
      <Columns>
        <Sections>
          {draft ? (
            <Notice tone="info" title="A draft counts for nothing yet">
              Add its clauses, then sign it. From then on it can’t be changed, only amended or ended.
            </Notice>
          ) : null}
          <Panel
            title="Clauses"
            description="Each gives one term a value, as far as law and precedence let it."
            flush
            actions={
              manages && draft ? (
                <Button size="xs" onClick={() => setAct('clause')}>
                  Add clause
                </Button>
              ) : null
            }
          >
            <Clauses document={document} manages={manages && draft} onChange={onChange} />
          </Panel>
        </Sections>
        <Panel title="About this document">
          <Facts items={facts(document)} />
        </Panel>
      </Columns>
      <SignDialog document={document} opened={act === 'sign'} onClose={close} onDone={onChange} />
      <TerminateDialog document={document} opened={act === 'terminate'} onClose={close} onDone={onChange} />
      {act === 'clause' ? <AddClause document={document} onClose={close} onDone={onChange} /> : null}
    </>
  )
}

function facts(document: Document): readonly (readonly [string, React.ReactNode])[] {
  const { amends } = document
  return [
    ['In force from', <Moment key="from" at={document.effectiveFrom} show="date" />],
    ['To', document.effectiveTo == null ? 'Without end' : <Moment key="to" at={document.effectiveTo} show="date" />],
    ['Number', document.reference],
    ['Amends', amends == null ? null : <AmendsLink key="amends" amends={amends} />],
    ['Signed', document.signedAt == null ? null : <Moment key="signed" at={document.signedAt} show="time" />],
    ['Signer', document.signer],
    ['Entered', <Moment key="entered" at={document.createdAt} show="time" />],
    ['SHA-256', document.hash],
  ]
}

function AmendsLink({ amends }: { amends: NonNullable<Document['amends']> }) {
  return (
    <TextLink to="/documents/$id" params={{ id: amends.id }}>
      {amends.title}
    </TextLink>
  )
}
