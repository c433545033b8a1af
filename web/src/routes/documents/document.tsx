import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { AddClause } from './_parts/AddClause'
import { Clauses } from './_parts/Clauses'
import { Paper } from './_parts/Paper'
import { ReturnDialog, SubmitDialog } from './_parts/ReviewDialogs'
import { SignDialog } from './_parts/SignDialog'
import { TerminateDialog } from './_parts/TerminateDialog'
import { Policy } from './_parts/Policy'
import { Simulation } from './_parts/Simulation'
import { saveText } from './_parts/text'
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
  Link,
  LinkButton,
  Menu,
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

type Act = 'submit' | 'return' | 'sign' | 'terminate' | 'clause'

function Parts({ document, onChange }: { document: Document; onChange: () => void }) {
  const may = useMay()
  const { clause } = documentRoute.useSearch()
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const can = (verb: Document['allowed'][number]) => document.allowed.includes(verb)
  return (
    <>
      <PageHeader
        title={document.title}
        back={<BackLink to="/documents">Documents</BackLink>}
        badges={<StatusBadge state={document.state} />}
        lead={words(document.kind)}
        actions={<Actions document={document} onAct={setAct} />}
      />
      <Columns>
        <Sections>
          <Standing document={document} signs={may('SIGN_TERMS')} />
          <Panel
            title="Clauses"
            description="Each gives one term a value, as far as law and precedence let it."
            flush
            actions={
              can('CHANGE') ? (
                <Button size="xs" variant="default" onClick={() => setAct('clause')}>
                  Add clause
                </Button>
              ) : null
            }
          >
            <Clauses document={document} manages={can('CHANGE')} marked={clause} onChange={onChange} />
          </Panel>
          {document.state === 'DRAFT' || document.state === 'REVIEW' ? <Simulation document={document} /> : null}
        </Sections>
        <Sections>
          <Panel title="About this document">
            <Facts items={facts(document)} />
          </Panel>
          {document.kind === 'ORGANIZATION_POLICY' && document.state === 'SIGNED' ? <Policy document={document} /> : null}
          <Paper document={document} onChange={onChange} />
        </Sections>
      </Columns>
      <SubmitDialog document={document} opened={act === 'submit'} onClose={close} onDone={onChange} />
      <ReturnDialog document={document} opened={act === 'return'} onClose={close} onDone={onChange} />
      <SignDialog document={document} opened={act === 'sign'} onClose={close} onDone={onChange} />
      <TerminateDialog document={document} opened={act === 'terminate'} onClose={close} onDone={onChange} />
      {act === 'clause' ? <AddClause document={document} onClose={close} onDone={onChange} /> : null}
    </>
  )
}

function Actions({ document, onAct }: { document: Document; onAct: (act: Act) => void }) {
  const { id, allowed } = document
  return (
    <>
      {allowed.includes('CHANGE') && document.yaml != null ? (
        <LinkButton to="/documents/$id/edit" params={{ id }} variant="default">
          Edit as text
        </LinkButton>
      ) : null}
      {allowed.includes('SUBMIT') ? <Button onClick={() => onAct('submit')}>Hand in</Button> : null}
      {allowed.includes('RETURN') ? (
        <Button variant="default" onClick={() => onAct('return')}>
          Give back
        </Button>
      ) : null}
      {allowed.includes('SIGN') ? <Button onClick={() => onAct('sign')}>Sign</Button> : null}
      {allowed.includes('AMEND') && document.reference != null ? (
        <LinkButton to="/documents/write" search={{ amends: id }}>
          Amend
        </LinkButton>
      ) : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default">More</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {document.yaml == null ? null : <Menu.Item onClick={() => saveText(document.title, document.yaml ?? '')}>Export as YAML</Menu.Item>}
          <Menu.Item component={Link} to={`/documents/${id}/compare`}>
            Compare
          </Menu.Item>
          {allowed.includes('TERMINATE') ? (
            <Menu.Item color="red" onClick={() => onAct('terminate')}>
              End it
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

/** What a document that counts for nothing yet waits for. */
function Standing({ document, signs }: { document: Document; signs: boolean }) {
  if (document.state === 'REVIEW') {
    return (
      <Notice tone="warning" title="Waits for a second person">
        {document.allowed.includes('SIGN')
          ? 'You had no hand in it, so you can sign it: look at its clauses, its paper and what it would change first.'
          : signs
            ? 'You had a hand in it, so somebody else must sign it.'
            : 'Somebody who may sign, and had no hand in it, must sign it.'}
      </Notice>
    )
  }
  if (document.state !== 'DRAFT') return null
  return (
    <>
      {document.returnedBecause == null ? null : (
        <Notice tone="danger" title="It was given back">
          {document.returnedBecause}
        </Notice>
      )}
      <Notice tone="info" title="A draft counts for nothing yet">
        Add its clauses, then hand it in. Somebody else signs it; from then on it can’t be changed, only amended or ended.
      </Notice>
    </>
  )
}

function facts(document: Document): readonly (readonly [string, React.ReactNode])[] {
  const { amends } = document
  return [
    ['In force from', <Moment key="from" at={document.effectiveFrom} show="date" />],
    ['To', document.effectiveTo == null ? 'Without end' : <Moment key="to" at={document.effectiveTo} show="date" />],
    ['Number', document.reference],
    ['Replaces', document.replaces == null ? null : <AmendsLink key="replaces" amends={document.replaces} />],
    ['Handed in', document.submittedAt == null ? null : <Moment key="submitted" at={document.submittedAt} show="time" />],
    ['Amends', amends == null ? null : <AmendsLink key="amends" amends={amends} />],
    ['Signed', document.signedAt == null ? null : <Moment key="signed" at={document.signedAt} show="time" />],
    ['Signer', document.signer],
    ['Entered', <Moment key="entered" at={document.createdAt} show="time" />],
    ['SHA-256 of the clauses', document.hash == null ? null : <code key="hash">{document.hash}</code>],
  ]
}

function AmendsLink({ amends }: { amends: NonNullable<Document['amends']> }) {
  return (
    <TextLink to="/documents/$id" params={{ id: amends.id }}>
      {amends.title}
    </TextLink>
  )
}
