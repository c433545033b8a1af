import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { Member } from '../member'
import classes from './lists.module.css'
import { useAction } from '@/app/useAction'
import { SearchContentDocument, type SearchContentMutation } from '@/gen/graphql'
import { RecordItem } from '@/routes/my-data/_parts/RecordItem'
import { Button, ConfirmDialog, Group, Notice, Panel, plural, Select, TextInput, useDisclosure, words } from '@/ui'

type Found = SearchContentMutation['searchContent']

/** Finds what was written by its words, without opening anything else. */
export function SearchContent({ member }: { member: Member }) {
  const [asking, { open, close }] = useDisclosure()
  const [text, setText] = useState('')
  const [category, setCategory] = useState<string | null>(null)
  const [found, setFound] = useState<Found | null>(null)
  const search = useAction(SearchContentDocument)
  const categories = [...new Set(member.recordCounts.map((one) => one.category))]

  async function confirm(reason: string) {
    const chosen = categories.find((one) => one === category)
    const { data, problems } = await search({
      memberId: member.id, text: text.trim(), reason, filter: chosen === undefined ? undefined : { category: chosen },
    })
    if (data !== null) setFound(data.searchContent)
    return problems
  }

  return (
    <Panel title="Search content" description="By whole words, through an index of keyed hashes; the same terms decide as for looking.">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') open()
        }}
      >
        <Group align="end" gap="xs">
          <TextInput
            label="Words"
            placeholder="contract harbour"
            style={{ flex: '1 1 200px' }}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" leftSection={<IconSearch size={15} aria-hidden />} disabled={text.trim() === ''}>
            Search…
          </Button>
        </Group>
      </form>
      {found === null ? null : <Result found={found} onHide={() => setFound(null)} />}
      <ConfirmDialog
        opened={asking}
        onClose={close}
        title={`Search the content of ${member.displayName}?`}
        effects={[
          'Your name, the time and your reason are written to the log, whatever is found.',
          'The member sees on their My data page that you searched, and why, unless the terms say otherwise.',
          'Where your terms want a second person, ask for access below first; it lasts for a while.',
        ]}
        reason={{ label: 'Reason', hint: '10 characters or more. The member can read it.' }}
        confirm="Search"
        onConfirm={confirm}
      >
        <Select
          label="Category"
          placeholder="All categories"
          clearable
          data={categories.map((value) => ({ value, label: words(value) }))}
          value={category}
          onChange={setCategory}
        />
      </ConfirmDialog>
    </Panel>
  )
}

function Result({ found, onHide }: { found: Found; onHide: () => void }) {
  return (
    <div style={{ marginTop: 16 }} aria-live="polite">
      <Group justify="space-between" mb="xs">
        <span className={classes.quiet}>
          {plural(found.records.length, 'record has', 'records have')} all the words. This search is in the log.
        </span>
        <Button size="xs" variant="subtle" onClick={onHide}>Hide</Button>
      </Group>
      {found.incomplete ? <Notice tone="warning">Not everything is in the index yet: search again to go on.</Notice> : null}
      {found.withheld.map((one) => (
        <Notice key={`${one.category}${one.product?.id ?? ''}`} tone="warning">
          {words(one.category)}
          {one.product == null ? '' : ` of ${one.product.name}`} was not searched: {one.why}
        </Notice>
      ))}
      {found.records.map((record) => (
        <RecordItem key={record.id} record={record} />
      ))}
    </div>
  )
}
