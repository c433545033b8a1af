import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { Acts, type Act } from './_parts/Acts'
import { Preview } from './_parts/Preview'
import { statementDraftRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { StatementDraftDocument, type StatementDraftQuery } from '@/gen/graphql'
import { saveText } from '@/routes/documents/_parts/text'
import { BackLink, Button, ErrorState, Facts, LinkButton, Moment, Notice, Page, PageHeader, Panel, Sections, StatusBadge, TextLink } from '@/ui'

type Draft = NonNullable<StatementDraftQuery['statementDraft']>

/** One draft of the statement: what it would do, and who does what with it next. */
export function StatementDraftPage() {
  const { id } = statementDraftRoute.useParams()
  const [result, refetch] = useQuery({ query: StatementDraftDocument, variables: { id }, requestPolicy: 'cache-and-network' })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Page>
      <Loaded result={result} onRetry={reload}>
        {({ statementDraft }) => (statementDraft == null ? <ErrorState kind="missing" /> : <Parts draft={statementDraft} onChange={reload} />)}
      </Loaded>
    </Page>
  )
}

function Parts({ draft, onChange }: { draft: Draft; onChange: () => void }) {
  const [act, setAct] = useState<Act | null>(null)
  return (
    <>
      <PageHeader
        title={`Version ${draft.version}`}
        back={<BackLink to="/statements">The vendor’s statement</BackLink>}
        badges={<StatusBadge state={draft.state} />}
        lead={draft.title}
        actions={<Actions draft={draft} onAct={setAct} />}
      />
      <Sections>
        <Standing draft={draft} />
        <Panel title="About this draft">
          <Facts
            items={[
              ['Applies from', <Moment key="from" at={draft.effectiveAt} show="date" />],
              ['Written by', draft.preparedBy.join(', ')],
              ['Begun', <Moment key="begun" at={draft.createdAt} show="time" />],
              ['Handed in', draft.submittedAt == null ? null : <Moment key="in" at={draft.submittedAt} show="time" />],
              ['Published', draft.publishedAt == null ? null : <Moment key="out" at={draft.publishedAt} show="time" />],
              ['Published by', draft.publishedBy],
              ['SHA-256', draft.hash == null ? null : <code key="hash">{draft.hash}</code>],
            ]}
          />
        </Panel>
        {draft.state === 'DRAFT' || draft.state === 'REVIEW' ? <Preview yaml={draft.yaml} /> : null}
      </Sections>
      <Acts draft={draft} act={act} onClose={() => setAct(null)} onDone={onChange} />
    </>
  )
}

function Actions({ draft, onAct }: { draft: Draft; onAct: (act: Act) => void }) {
  const can = (verb: Draft['allowed'][number]) => draft.allowed.includes(verb)
  return (
    <>
      <Button variant="default" onClick={() => saveText(`statement-${draft.version}`, draft.yaml)}>
        Export YAML
      </Button>
      {can('WITHDRAW') ? (
        <Button variant="default" onClick={() => onAct('withdraw')}>
          Withdraw
        </Button>
      ) : null}
      {can('CHANGE') ? (
        <LinkButton to="/statements/write" search={{ draft: draft.id }} variant="default">
          Edit
        </LinkButton>
      ) : null}
      {can('SUBMIT') ? <Button onClick={() => onAct('submit')}>Hand in</Button> : null}
      {can('RETURN') ? (
        <Button variant="default" onClick={() => onAct('return')}>
          Give back
        </Button>
      ) : null}
      {can('PUBLISH') ? <Button onClick={() => onAct('publish')}>Publish</Button> : null}
    </>
  )
}

function Standing({ draft }: { draft: Draft }) {
  if (draft.state === 'PUBLISHED') {
    return (
      <Notice
        tone="success"
        title="It is published"
        action={
          <TextLink to="/statements/$version" params={{ version: draft.version }}>
            See it as everybody does
          </TextLink>
        }
      >
        Organizations were told. It applies from its day on and can’t be changed any more.
      </Notice>
    )
  }
  if (draft.state === 'REVIEW' && !draft.allowed.includes('PUBLISH')) {
    return (
      <Notice title="It waits for another operator">
        You had a hand in it, so somebody else publishes it or gives it back.
      </Notice>
    )
  }
  if (draft.returnedBecause == null) return null
  return (
    <Notice tone="warning" title="It was given back">
      {draft.returnedBecause}
    </Notice>
  )
}
