import { useState } from 'react'
import type { Member } from '../member'
import { useAction } from '@/app/useAction'
import { ReadContentDocument, type ReadContentMutation } from '@/gen/graphql'
import { RecordItem } from '@/routes/my-data/_parts/RecordItem'
import { Button, ConfirmDialog, Group, Notice, Panel, plural, Select, useDisclosure, words } from '@/ui'
import { IconEye } from '@tabler/icons-react'
import classes from './lists.module.css'

type Reading = ReadContentMutation['readContent']

/** The member's content, behind a stated reason. */
export function Content({ member }: { member: Member }) {
  const [asking, { open, close }] = useDisclosure()
  const [reading, setReading] = useState<Reading | null>(null)
  const [category, setCategory] = useState<string | null>(null)
  const read = useAction(ReadContentDocument)
  const categories = [...new Set(member.recordCounts.map((one) => one.category))]

  async function confirm(reason: string) {
    const chosen = categories.find((one) => one === category)
    const filter = chosen === undefined ? undefined : { category: chosen }
    const { data, problems } = await read({ memberId: member.id, reason, filter, first: 50 })
    if (data !== null) setReading(data.readContent)
    return problems
  }

  return (
    <Panel
      title="Content"
      description="What the records say. Your organization’s terms decide whether you may look."
      actions={
        <Button size="xs" variant="default" leftSection={<IconEye size={15} aria-hidden />} onClick={open}>
          Look at content
        </Button>
      }
    >
      {reading === null ? (
        <span className={classes.quiet}>Not shown. Nothing is recorded until you look.</span>
      ) : (
        <Shown reading={reading} onHide={() => setReading(null)} />
      )}
      <ConfirmDialog
        opened={asking}
        onClose={close}
        title={`Look at content of ${member.displayName}?`}
        effects={[
          'Your name, the time and your reason are written to the log.',
          'The member sees on their My data page that you looked, and why, unless the terms say otherwise.',
        ]}
        reason={{ label: 'Reason', hint: 'Such as the request or the matter that you work on.' }}
        confirm="Look at content"
        onConfirm={confirm}
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
    </Panel>
  )
}

function Shown({ reading, onHide }: { reading: Reading; onHide: () => void }) {
  return (
    <>
      <Group justify="space-between" mb="xs">
        <span className={classes.quiet}>
          {plural(reading.records.length, 'record', 'records')}
          {reading.endCursor == null ? '' : ', the newest ones'}
        </span>
        <Button size="xs" variant="subtle" onClick={onHide}>
          Hide
        </Button>
      </Group>
      {reading.withheld.map((one) => (
        <Notice key={`${one.category}${one.product?.id ?? ''}`} tone="warning">
          {words(one.category)}
          {one.product == null ? '' : ` of ${one.product.name}`} is not shown: {one.why}
        </Notice>
      ))}
      {reading.records.map((record) => (
        <RecordItem key={record.id} record={record} />
      ))}
    </>
  )
}
