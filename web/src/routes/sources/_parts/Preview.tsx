import { useState } from 'react'
import { MemberPicker, type Picked } from '@/app/MemberPicker'
import { useAction } from '@/app/useAction'
import { PreviewConnectorDocument, type PreviewConnectorMutation } from '@/gen/graphql'
import { Button, DataTable, Panel, plural, Problems, Sections, Text, words, type Column, type Problem } from '@/ui'

type Result = NonNullable<PreviewConnectorMutation['previewConnector']['preview']>

const columns: readonly Column<Result['counts'][number]>[] = [
  { id: 'category', header: 'Category', cell: ({ category }) => words(category) },
  { id: 'items', header: 'Items', align: 'end', cell: ({ items }) => items },
  { id: 'fields', header: 'Fields', cell: ({ fields }) => fields.join(', ') },
]

/** Asks what is held of one member, in numbers, and what an erasure would reach. */
export function Preview({ connectorId }: { connectorId: string }) {
  const [member, setMember] = useState<Picked | null>(null)
  const [found, setFound] = useState<Result | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [busy, setBusy] = useState(false)
  const preview = useAction(PreviewConnectorDocument)
  async function ask() {
    if (member === null) return
    setBusy(true)
    const { data, problems: wrong } = await preview({ connectorId, memberId: member.id })
    setFound(data?.previewConnector.preview ?? null)
    setProblems(wrong)
    setBusy(false)
  }
  return (
    <Panel
      title="Try it on a member"
      description="Numbers and names of fields, never values. Nothing is erased. That you asked is written into the log."
    >
      <Sections gap={14}>
        <MemberPicker
          label="Member"
          value={member === null ? [] : [member]}
          onChange={(people) => {
            setMember(people.at(-1) ?? null)
            setFound(null)
          }}
        />
        <div>
          <Button variant="default" loading={busy} disabled={member === null} onClick={() => void ask()}>
            Ask the source
          </Button>
        </div>
        <Problems problems={problems} />
        {found === null ? null : <Found found={found} />}
      </Sections>
    </Panel>
  )
}

function Found({ found: { counts, wouldErase, left } }: { found: Result }) {
  return (
    <div role="status">
      <Text size="sm" mb="sm">
        An erasure would reach {plural(wouldErase, 'row or object', 'rows or objects')}; verification counts {left} now.
      </Text>
      {counts.length === 0 ? null : <DataTable label="What is held" columns={columns} rows={counts} rowKey={({ category }) => category} />}
    </div>
  )
}
