import { useState } from 'react'
import { GroupPicker } from '@/app/GroupPicker'
import { MemberPicker, type Picked } from '@/app/MemberPicker'
import { useAction } from '@/app/useAction'
import { PlaceHoldDocument, type DataCategory } from '@/gen/graphql'
import { Effects, FormDialog, Group, MultiSelect, Textarea, TextInput, words } from '@/ui'

const categories: readonly DataCategory[] = [
  'NAME_AND_CONTACT',
  'CREDENTIALS',
  'PAYMENT',
  'DEMOGRAPHIC',
  'DEVICE_AND_USAGE',
  'CONTACTS',
  'ACTIVITIES',
  'INTERESTS',
  'LOCATION',
  'IDENTIFIERS',
  'PREFERENCES',
  'DIAGNOSTICS',
  'COMMUNICATIONS',
  'FILES',
  'EDUCATION',
  'CUSTOMER_RELATION',
  'SUPPORT',
  'HEALTH',
]

/** Places a hold on members, groups, and whom a search finds. */
export function PlaceHold({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const [matter, setMatter] = useState('')
  const [reason, setReason] = useState('')
  const [members, setMembers] = useState<Picked[]>([])
  const [groups, setGroups] = useState<Picked[]>([])
  const [review, setReview] = useState('')
  const [query, setQuery] = useState('')
  const [custodian, setCustodian] = useState('')
  const [chosen, setChosen] = useState<readonly DataCategory[]>([])
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const place = useAction(PlaceHoldDocument, 'The hold stands.')

  async function submit() {
    const { problems } = await place({
      matter: matter.trim(),
      reason: reason.trim(),
      memberIds: members.map(({ id }) => id),
      groupIds: groups.map(({ id }) => id),
      query: given(query),
      custodian: given(custodian),
      categories: chosen.length === 0 ? undefined : [...chosen],
      from: from === '' ? undefined : `${from}T00:00:00Z`,
      until: until === '' ? undefined : `${until}T00:00:00Z`,
      reviewAt: review === '' ? undefined : `${review}T09:00:00Z`,
    })
    if (problems.length === 0) {
      onDone()
      onClose()
    }
    return problems
  }

  const complete = matter.trim() !== '' && reason.trim() !== '' && (members.length + groups.length > 0 || query.trim() !== '')
  return (
    <FormDialog opened onClose={onClose} title="Place a hold" submit="Place hold" disabled={!complete} onSubmit={submit} size="lg">
      <Effects
        items={[
          'Nothing of these members is erased, deleted or destroyed at the end of its retention while the hold stands.',
          'Erasure requests that are under way stop, and go on by themselves when it is released.',
        ]}
      />
      <TextInput
        label="Matter"
        description="Such as a case number."
        required
        data-autofocus
        value={matter}
        onChange={(event) => setMatter(event.currentTarget.value)}
      />
      <Textarea
        label="Reason"
        description="At least 20 characters."
        required
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <MemberPicker label="Members" value={members} onChange={setMembers} />
      <GroupPicker
        label="Groups"
        description="Whoever joins later is kept too."
        value={groups}
        onChange={setGroups}
      />
      <TextInput
        label="Found by a search"
        description="Everybody whose name or address has this text now is kept, too."
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <MultiSelect
        label="Only these data"
        description="Empty keeps everything. Other accounts of the same people are kept as well."
        data={categories.map((value) => ({ value, label: words(value) }))}
        value={[...chosen]}
        onChange={(next) => setChosen(categories.filter((one) => next.includes(one)))}
      />
      <Group grow align="start">
        <TextInput type="date" label="From" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput type="date" label="Before" value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
      </Group>
      <TextInput
        label="Custodian"
        description="Who answers for what is kept."
        value={custodian}
        onChange={(event) => setCustodian(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label="Review on"
        description="When somebody must look whether it is still needed; in a year when left empty."
        value={review}
        onChange={(event) => setReview(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

function given(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim()
}
