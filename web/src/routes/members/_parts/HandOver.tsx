import { useState } from 'react'
import type { Member } from '../member'
import { MemberPicker, type Picked } from '@/app/MemberPicker'
import { useAction } from '@/app/useAction'
import { HandOverContentDocument } from '@/gen/graphql'
import { Button, ConfirmDialog, plural, Select, toast, useDisclosure } from '@/ui'

/** Gives the member's content of a product, and its use, to a colleague. */
export function HandOver({ member, onDone }: { member: Member; onDone: () => void }) {
  const [opened, { open, close }] = useDisclosure()
  const [product, setProduct] = useState<string | null>(null)
  const [to, setTo] = useState<readonly Picked[]>([])
  const give = useAction(HandOverContentDocument)

  async function confirm(reason: string) {
    const [receiver] = to
    if (product === null || receiver === undefined) {
      return [{ message: 'Choose the product and who gets it.', path: [] }]
    }
    let moved = 0
    for (let more = true; more; ) {
      const { data, problems } = await give({ memberId: member.id, toMemberId: receiver.id, productId: product, reason })
      if (problems.length > 0 || data === null) return problems
      moved += data.handOverContent.count
      more = data.handOverContent.more
    }
    toast(`${plural(moved, 'record belongs', 'records belong')} to ${receiver.name} now.`)
    onDone()
    return []
  }

  return (
    <>
      <Button size="xs" variant="default" onClick={open}>Hand over…</Button>
      <ConfirmDialog
        opened={opened}
        onClose={close}
        title={`Hand over content of ${member.displayName}?`}
        effects={[
          'What the product holds, and its use, belong to the other member from now on.',
          'Health data and credentials never go along. Your terms say what may; a legal hold refuses it.',
          'Both members see in the log that you did, and why.',
        ]}
        reason={{ label: 'Reason', hint: '10 characters or more. Both members can read it.' }}
        confirm="Hand over"
        danger
        onConfirm={confirm}
      >
        <Select
          label="Product"
          required
          data={(member.assignments ?? []).map(({ product: { id, name } }) => ({ value: id, label: name }))}
          value={product}
          onChange={setProduct}
        />
        <MemberPicker label="To whom" value={to} onChange={(next) => setTo(next.slice(-1))} />
      </ConfirmDialog>
    </>
  )
}
