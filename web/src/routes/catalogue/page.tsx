import { useState } from 'react'
import { Objections } from './Objections'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { CatalogueDocument, CheckCatalogueDocument, ImportCatalogueDocument } from '@/gen/graphql'
import { Button, DataTable, Group, Page, PageHeader, Panel, Problems, Sections, Stack, Textarea, toast, useDebouncedValue, type Column } from '@/ui'

/** The vendor's products, recipients and identifiers as a text, checked while one types. */
export function CataloguePage() {
  const [result, refetch] = useQuery({ query: CatalogueDocument })
  const again = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Page>
      <PageHeader title="Catalogue" lead="What products need and do with data, who receives it, and what tells visitors apart." />
      <Loaded result={result} onRetry={again}>
        {({ catalogueText, subprocessorObjections }) => (
          <Sections>
            <Objections list={subprocessorObjections} onDone={again} />
            <Editor key={catalogueText} published={catalogueText} onDone={again} />
          </Sections>
        )}
      </Loaded>
    </Page>
  )
}

interface Found {
  line: number
  field: string
  message: string
}

const columns: readonly Column<Found>[] = [
  { id: 'line', header: 'Line', cell: ({ line }) => line },
  { id: 'field', header: 'Field', cell: ({ field }) => field },
  { id: 'message', header: 'What is wrong', cell: ({ message }) => message },
]

function Editor({ published, onDone }: { published: string; onDone: () => void }) {
  const publish = useAction(ImportCatalogueDocument)
  const [text, setText] = useState(published)
  const [problems, setProblems] = useState<Awaited<ReturnType<typeof publish>>['problems']>([])
  const [settled] = useDebouncedValue(text, 400)
  const [checked] = useQuery({ query: CheckCatalogueDocument, variables: { yaml: settled }, pause: settled === published })
  const found = settled === published ? [] : (checked.data?.checkCatalogue ?? [])

  async function submit() {
    const done = await publish({ yaml: text })
    setProblems(done.problems)
    if (done.problems.length === 0) {
      toast('Catalogue published. Organizations are told of new and changed subprocessors.')
      onDone()
    }
  }

  return (
    <Panel
      title="Written form"
      description="YAML by /docs/catalogue.schema.json. Recipients and identifiers that are missing are retired; products stay."
    >
      <Stack>
        <Textarea
          label="Catalogue"
          autosize
          minRows={12}
          maxRows={28}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {found.length === 0 ? null : (
          <DataTable label="Problems" columns={columns} rows={found} rowKey={({ line, field, message }) => `${String(line)} ${field} ${message}`} />
        )}
        <Problems problems={problems} />
        <Group>
          <Button disabled={text === published || found.length > 0} onClick={() => void submit()}>
            Publish
          </Button>
        </Group>
      </Stack>
    </Panel>
  )
}
