import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { PolicyReachDocument, PublishPolicyDocument, RemindPolicyDocument } from '@/gen/graphql'
import { Button, FormDialog, Moment, Panel, ProgressBar, Sections, Text, Textarea, TextLink, toast } from '@/ui'
import type { Document } from '../document'

/** How a policy reaches the members: published by whom may, and read by whom. */
export function Policy({ document }: { document: Document }) {
  const may = useMay()
  const [writing, setWriting] = useState(false)
  const [{ data }, refetch] = useQuery({ query: PolicyReachDocument, variables: { id: document.id, people: may('READ_MEMBERS') } })
  const reach = data?.document?.policyReach
  const remind = useAction(RemindPolicyDocument, 'They are reminded, in the console and by mail.')
  async function again() {
    const { problems } = await remind({ documentId: document.id })
    problems.forEach(({ message }) => toast(message))
    refetch({ requestPolicy: 'network-only' })
  }
  if (data == null) return null
  return (
    <Panel title="Members" description="Published policies show in My data, where members say that they have read them.">
      {reach == null ? (
        may('MANAGE_TERMS') ? (
          <Button size="xs" onClick={() => setWriting(true)}>
            Publish to members
          </Button>
        ) : (
          <Text size="sm" c="dimmed">
            Not published yet.
          </Text>
        )
      ) : (
        <Sections gap={10}>
          <Text size="sm">{reach.summary}</Text>
          <ProgressBar label="Members who have read it" done={reach.acknowledged} total={reach.members} />
          <Text size="sm">
            {reach.acknowledged} of {reach.members} have read it; published <Moment at={reach.publishedAt} show="date" />.
          </Text>
          <People label="Read by" people={(reach.acknowledgements ?? []).flatMap(({ member }) => (member == null ? [] : [member]))} />
          <People label="Not yet" people={reach.missing ?? []} />
          {reach.acknowledged < reach.members && may('MANAGE_TERMS') ? (
            <Text size="sm" component="div">
              <Button size="xs" variant="default" onClick={() => void again()}>
                Remind those who have not
              </Button>
              {reach.remindedAt == null ? null : (
                <>
                  {' '}
                  Last reminded <Moment at={reach.remindedAt} />.
                </>
              )}
            </Text>
          ) : null}
        </Sections>
      )}
      {writing ? <PublishDialog document={document} onClose={() => setWriting(false)} onDone={() => refetch({ requestPolicy: 'network-only' })} /> : null}
    </Panel>
  )
}

const shown = 8

function People({ label, people }: { label: string; people: readonly { id: string; displayName: string }[] }) {
  if (people.length === 0) return null
  return (
    <Text size="sm" c="dimmed" component="div">
      {label}:{' '}
      {people.slice(0, shown).map(({ id, displayName }, i) => (
        <span key={id}>
          {i > 0 ? ', ' : ''}
          <TextLink to="/members/$id" params={{ id }} inherit>
            {displayName}
          </TextLink>
        </span>
      ))}
      {people.length > shown ? ' and more' : ''}
    </Text>
  )
}

function PublishDialog({ document, onClose, onDone }: { document: Document; onClose: () => void; onDone: () => void }) {
  const [summary, setSummary] = useState('')
  const publish = useAction(PublishPolicyDocument, 'Members see the policy now.')
  async function submit() {
    const { problems } = await publish({ documentId: document.id, summary: summary.trim() })
    if (problems.length === 0) {
      onDone()
      onClose()
    }
    return problems
  }
  return (
    <FormDialog opened onClose={onClose} title={`Publish ${document.title}`} submit="Publish" disabled={summary.trim().length < 10} onSubmit={submit}>
      <Textarea
        label="What it means for members"
        description="In plain words; members read this, and what each rule means."
        required
        autosize
        minRows={4}
        data-autofocus
        value={summary}
        onChange={(event) => setSummary(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
