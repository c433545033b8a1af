import { useState } from 'react'
import type { Member } from '../member'
import { groundWords, Restricted } from './Restricted'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { LiftRestrictionDocument, RestrictRecordsDocument, type RestrictionGround, type RestrictionPartsFragment } from '@/gen/graphql'
import { Button, ConfirmDialog, Panel, Select, Stack, Text, words } from '@/ui'

interface RestrictionsProps {
  member: Member
  onChange: () => void
}

/** What of the member's records is stored and not used otherwise. */
export function Restrictions({ member, onChange }: RestrictionsProps) {
  const decides = useMay()('DECIDE_REQUESTS')
  const [placing, setPlacing] = useState(false)
  const [lifting, setLifting] = useState<RestrictionPartsFragment | null>(null)
  const list = member.restrictions ?? []
  return (
    <Panel
      title="Restricted"
      description="Stored and not used otherwise: nobody reads it, is given it, or deletes it."
      actions={decides ? <Button size="xs" variant="default" onClick={() => setPlacing(true)}>Restrict use</Button> : undefined}
    >
      {list.length === 0 ? <Text size="sm" c="dimmed">Everything is used as the terms say.</Text> : null}
      <Stack gap="sm">
        {list.map((one) => (
          <div key={one.id}>
            <Restricted restriction={one} />
            {decides && one.liftAt == null && one.liftedAt == null ? (
              <Button size="compact-sm" variant="default" mt={6} onClick={() => setLifting(one)}>Lift</Button>
            ) : null}
          </div>
        ))}
      </Stack>
      <Place member={member} opened={placing} onClose={() => setPlacing(false)} onDone={onChange} />
      <Lift restriction={lifting} onClose={() => setLifting(null)} onDone={onChange} />
    </Panel>
  )
}

const grounds = ['ACCURACY', 'UNLAWFUL', 'CLAIMS', 'OBJECTION'] as const satisfies readonly RestrictionGround[]

function Place({ member, opened, onClose, onDone }: { member: Member; opened: boolean; onClose: () => void; onDone: () => void }) {
  const restrict = useAction(RestrictRecordsDocument, 'Restricted; the member is told.')
  const [category, setCategory] = useState<string | null>(null)
  const [ground, setGround] = useState<RestrictionGround>('ACCURACY')
  const categories = [...new Set(member.recordCounts.map((one) => one.category))]
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Restrict the use of ${member.displayName}’s records?`}
      effects={[
        'What Steward keeps of it is stored, and nobody reads, moves or deletes it. Other systems are asked by a request to restrict.',
        'The member is told, and still sees it in My data.',
      ]}
      reason={{ label: 'Reason', hint: 'The member reads it.' }}
      confirm="Restrict"
      onConfirm={async (reason) => {
        const { problems } = await restrict({ memberId: member.id, category: categories.find((one) => one === category), ground, reason })
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
      <Select
        label="Ground"
        description="Of GDPR Article 18(1)."
        allowDeselect={false}
        data={grounds.map((value) => ({ value, label: groundWords[value] }))}
        value={ground}
        onChange={(value) => setGround(grounds.find((one) => one === value) ?? ground)}
      />
    </ConfirmDialog>
  )
}

function Lift({ restriction, onClose, onDone }: { restriction: RestrictionPartsFragment | null; onClose: () => void; onDone: () => void }) {
  const lift = useAction(LiftRestrictionDocument, 'The member is told when it ends.')
  return (
    <ConfirmDialog
      opened={restriction !== null}
      onClose={onClose}
      title="Lift this restriction?"
      effects={['The member is told now. It ends after the time that your terms give them, and not before.']}
      reason={{ label: 'Why', hint: 'The member reads it.' }}
      confirm="Tell the member"
      onConfirm={async (reason) => {
        const { problems } = await lift({ restrictionId: restriction?.id ?? '', reason })
        if (problems.length === 0) onDone()
        return problems
      }}
    />
  )
}
