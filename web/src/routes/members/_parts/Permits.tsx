import { IconUserQuestion } from '@tabler/icons-react'
import { useState } from 'react'
import type { Member } from '../member'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import {
  ApproveContentPermitDocument, AskToReadContentDocument, ContentPermitsDocument, RefuseContentPermitDocument,
  type ContentPermitState, type ContentPermitsQuery,
} from '@/gen/graphql'
import {
  Button, ConfirmDialog, Group, Moment, Panel, Pill, Select, Stack, Text, useDisclosure, words, wordsInside, type Tone,
} from '@/ui'

type Permit = NonNullable<NonNullable<ContentPermitsQuery['member']>['contentPermits']>[number]

const states: Record<ContentPermitState, { label: string; tone: Tone }> = {
  ASKED: { label: 'Waits for a second person', tone: 'warning' },
  APPROVED: { label: 'Approved', tone: 'success' },
  REFUSED: { label: 'Refused', tone: 'danger' },
  OVER: { label: 'Over', tone: 'neutral' },
}

/** Questions to read content that the terms let nobody read alone. */
export function Permits({ member }: { member: Member }) {
  const [result, refetch] = useQuery({ query: ContentPermitsDocument, variables: { id: member.id } })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  const [asking, { open, close }] = useDisclosure()
  const permits = result.data?.member?.contentPermits ?? []
  return (
    <Panel
      title="With a second person"
      description="Where your terms want one, somebody else opens content to whoever asked, for a while."
      actions={
        <Button size="xs" variant="default" leftSection={<IconUserQuestion size={15} aria-hidden />} onClick={open}>
          Ask for access
        </Button>
      }
    >
      {permits.length === 0 ? (
        <Text size="sm" c="dimmed">Nobody has asked. Where a reason is enough, nobody needs to.</Text>
      ) : (
        <Stack gap="sm">
          {permits.map((permit) => (
            <Asked key={permit.id} permit={permit} name={member.displayName} onChange={reload} />
          ))}
        </Stack>
      )}
      <Ask member={member} opened={asking} onClose={close} onDone={reload} />
    </Panel>
  )
}

function Asked({ permit, name, onChange }: { permit: Permit; name: string; onChange: () => void }) {
  const [deciding, setDeciding] = useState<'approve' | 'refuse' | null>(null)
  const approve = useAction(ApproveContentPermitDocument, 'Approved.')
  const refuse = useAction(RefuseContentPermitDocument, 'Refused.')
  const what = [permit.category == null ? 'Everything' : words(permit.category), permit.product?.name].filter(Boolean).join(' of ')
  return (
    <div>
      <Group gap="xs">
        <Text fw={550} style={{ overflowWrap: 'anywhere' }}>{permit.reason}</Text>
        <Pill tone={states[permit.state].tone} dot>{states[permit.state].label}</Pill>
      </Group>
      <Text size="sm" c="dimmed">
        {what}, asked by {permit.askedBy} <Moment at={permit.askedAt} />
        {permit.decidedBy == null ? '' : `, decided by ${permit.decidedBy}`}
        {permit.state === 'APPROVED' && permit.until != null ? <>, ends <Moment at={permit.until} /></> : null}
      </Text>
      {permit.mayDecide ? (
        <Group gap="xs" mt="xs">
          <Button size="xs" onClick={() => setDeciding('approve')}>Approve</Button>
          <Button size="xs" variant="default" onClick={() => setDeciding('refuse')}>Refuse</Button>
        </Group>
      ) : null}
      <ConfirmDialog
        opened={deciding !== null}
        onClose={() => setDeciding(null)}
        title={deciding === 'refuse' ? 'Refuse this question?' : `Open ${name}’s content to ${permit.askedBy}?`}
        effects={
          deciding === 'refuse'
            ? [`${permit.askedBy} can’t read it, and is told so.`]
            : [
                `${permit.askedBy} can read ${permit.category == null ? 'it' : wordsInside(permit.category)} for as long as your terms say.`,
                'Each look is in the log, and the member sees it with both names, unless the terms say otherwise.',
              ]
        }
        confirm={deciding === 'refuse' ? 'Refuse' : 'Approve'}
        danger={deciding === 'refuse'}
        onConfirm={async () => {
          const { problems } = await (deciding === 'refuse' ? refuse : approve)({ contentPermitId: permit.id })
          if (problems.length === 0) onChange()
          return problems
        }}
      />
    </div>
  )
}

function Ask({ member, opened, onClose, onDone }: { member: Member; opened: boolean; onClose: () => void; onDone: () => void }) {
  const ask = useAction(AskToReadContentDocument, 'A second person is asked.')
  const [category, setCategory] = useState<string | null>(null)
  const categories = [...new Set(member.recordCounts.map((one) => one.category))]
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Ask to read content of ${member.displayName}?`}
      effects={['Those who could approve are told, with your name.', 'Your reason is written to the log. Nothing is shown before somebody approves.']}
      reason={{ label: 'Reason', hint: 'Such as the request or the matter that you work on.' }}
      confirm="Ask"
      onConfirm={async (reason) => {
        const { problems } = await ask({ memberId: member.id, category: categories.find((one) => one === category), reason })
        if (problems.length === 0) onDone()
        return problems
      }}
    >
      <Select
        label="Category"
        placeholder="All categories"
        clearable
        clearButtonProps={{ 'aria-label': 'All categories' }}
        data={categories.map((value) => ({ value, label: words(value) }))}
        value={category}
        onChange={setCategory}
      />
    </ConfirmDialog>
  )
}
