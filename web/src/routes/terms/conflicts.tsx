import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { ChooseOwner, OwnerLink } from './_parts/ConflictOwner'
import { placeOf } from './_parts/stack'
import { TermsNav } from './_parts/TermsNav'
import classes from './_parts/Conflicts.module.css'
import { Loaded } from '@/app/Loaded'
import { useMay } from '@/app/viewer'
import { TermConflictsDocument, type TermConflictsQuery } from '@/gen/graphql'
import {
  Button, capital, EmptyState, Facts, Group, LinkButton, Moment, Page, PageHeader, Panel, plural, Sections, Text, TextLink,
} from '@/ui'

/** A conflict, as the inbox shows it. */
export type TermConflict = TermConflictsQuery['termConflicts'][number]

/** Clauses of equal rank that contradict each other, until the parties settle it. */
export function TermConflictsPage() {
  const people = useMay()('READ_MEMBERS')
  const [result, refetch] = useQuery({ query: TermConflictsDocument, variables: { people } })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Page>
      <PageHeader
        title="Conflicting terms"
        lead="Rules of equal rank that say different things. The most protective value holds until an amendment settles it."
      />
      <Sections>
        <TermsNav scope={{}} conflicts={result.data?.termConflicts.length} />
        <Loaded result={result} onRetry={reload}>
          {({ termConflicts }) =>
            termConflicts.length === 0 ? (
              <NoConflicts />
            ) : (
              <Sections>
                {termConflicts.map((conflict) => (
                  <ConflictPanel key={conflict.id} conflict={conflict} people={people} onDone={reload} />
                ))}
              </Sections>
            )
          }
        </Loaded>
      </Sections>
    </Page>
  )
}

function NoConflicts() {
  return (
    <Panel>
      <EmptyState
        icon={IconCircleCheck}
        title="Nothing contradicts itself"
        action={
          <LinkButton to="/documents" variant="default">
            Look at the documents
          </LinkButton>
        }
      >
        When clauses of the same rank give one term different values, and none is closer to the case or was signed later, none wins in
        silence: the most protective value holds, and the conflict shows here with its age, whom it concerns and how to settle it.
      </EmptyState>
    </Panel>
  )
}

function ConflictPanel({ conflict, people, onDone }: { conflict: TermConflict; people: boolean; onDone: () => void }) {
  const may = useMay()
  const [choosing, setChoosing] = useState(false)
  const { effective, product, owner } = conflict
  return (
    <Panel
      title={effective.term.title}
      description={effective.sentence}
      actions={
        <Group gap="xs">
          <LinkButton size="xs" variant="default" to="/terms/$key" params={{ key: effective.term.key }} search={{ product: product?.id }}>
            Explain
          </LinkButton>
          {may('MANAGE_TERMS') && people ? (
            <Button size="xs" variant="default" onClick={() => setChoosing(true)}>
              {owner == null ? 'Assign' : 'Assign to somebody else'}
            </Button>
          ) : null}
        </Group>
      }
    >
      <Sections gap={14}>
        <ul className={classes.parties} aria-label="What they say">
          {effective.conflict.map((rule, i) => (
            <li key={rule.clauseId ?? i}>
              <b>{capital(rule.text)}</b>
              {rule.document == null ? (
                <span>
                  {rule.title}, {placeOf(rule.section)}
                </span>
              ) : (
                <TextLink to="/documents/$id" params={{ id: rule.document.id }} search={{ clause: rule.clauseId ?? undefined }} inherit>
                  {rule.title}, {placeOf(rule.section)}
                </TextLink>
              )}
            </li>
          ))}
        </ul>
        <Facts
          items={[
            ['In force meanwhile', <b key="value">{capital(effective.value?.text ?? 'under another statement')}</b>],
            ['For', product == null ? 'No product in particular' : product.name],
            ['Stands since', <Since key="since" at={conflict.since} />],
            ['Concerns', `${plural(conflict.members, 'member', 'members')}, ${plural(conflict.openRequests, 'open request', 'open requests')}`],
            ['Seen to by', people ? <OwnerLink key="owner" owner={owner} /> : null],
          ]}
        />
        <HowToSettle conflict={conflict} />
      </Sections>
      {choosing ? <ChooseOwner conflict={conflict} onClose={() => setChoosing(false)} onDone={onDone} /> : null}
    </Panel>
  )
}

function Since({ at }: { at: string }) {
  return (
    <>
      <Moment at={at} show="date" /> (<Moment at={at} />)
    </>
  )
}

/** What the parties can do; each way begins with a link. */
function HowToSettle({ conflict }: { conflict: TermConflict }) {
  const writes = useMay()('MANAGE_TERMS')
  const seen = new Set<string>()
  const documents = conflict.effective.conflict.flatMap(({ document, title }) => {
    if (document == null || seen.has(document.id)) return []
    seen.add(document.id)
    return [{ ...document, title }]
  })
  return (
    <div className={classes.settle}>
      <Text size="sm" fw={600}>
        To settle it
      </Text>
      <Text size="sm" c="dimmed">
        Agree on one value and write it into an amendment: signed later than both, it decides. Or end the document that no longer counts. Nothing
        moves on open requests until somebody accepts it.
      </Text>
      {writes ? (
        <Group gap="xs" mt={8}>
          {documents.map(({ id, title, reference }) =>
            reference == null ? (
              <LinkButton key={id} size="xs" variant="default" to="/documents/$id" params={{ id }}>
                Open {title}
              </LinkButton>
            ) : (
              <LinkButton key={id} size="xs" variant="default" to="/documents/write" search={{ amends: id }}>
                Amend {title}
              </LinkButton>
            ),
          )}
        </Group>
      ) : null}
    </div>
  )
}
