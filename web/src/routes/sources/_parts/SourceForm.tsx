import { useState } from 'react'
import { complete, inputOf, type Entered } from './entered'
import { guides } from './guides'
import { SettingFields } from './SettingFields'
import { Trial } from './Trial'
import { kindWords } from './words'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { ProductsDocument, TryConnectorDocument, type ConnectorTrialPartsFragment } from '@/gen/graphql'
import { Button, Columns, Group, Panel, Problems, Sections, Select, Steps, TextInput, type Problem } from '@/ui'

interface SourceFormProps {
  start: Entered
  /** The source that is changed: its kind stays, and its secret unless another one is entered. */
  savedId?: string
  submit: string
  onSubmit: (entered: Entered) => Promise<readonly Problem[]>
}

const kinds = (['DATABASE', 'OBJECTS', 'MANUAL'] as const).map((value) => ({ value, label: kindWords[value] }))

/** What a source is and where, with its guide beside it and a button that tries it. */
export function SourceForm({ start, savedId, submit, onSubmit }: SourceFormProps) {
  const saved = savedId !== undefined
  const [entered, setEntered] = useState(start)
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [trial, setTrial] = useState<ConnectorTrialPartsFragment | null>(null)
  const attempt = useAction(TryConnectorDocument)
  const ready = complete(entered, saved)
  const set = (change: Partial<Entered>) => {
    setEntered((before) => ({ ...before, ...change }))
    setTrial(null)
  }

  async function during(act: () => Promise<readonly Problem[]>) {
    setBusy(true)
    setProblems(await act())
    setBusy(false)
  }

  async function test() {
    const { data, problems: found } = await attempt({ connectorId: savedId, connector: inputOf(entered) })
    setTrial(data?.tryConnector.trial ?? null)
    return found
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void during(() => onSubmit(entered))
      }}
    >
      <Columns>
        <Sections>
          <Panel title="Source">
            <Sections gap={14}>
              {saved ? null : (
                <Select
                  label="How it is reached"
                  allowDeselect={false}
                  data={kinds}
                  value={entered.kind}
                  onChange={(kind) => set({ kind: kind ?? entered.kind })}
                />
              )}
              <TextInput
                label="Name"
                description="What your colleagues call the system."
                required
                value={entered.name}
                onChange={(event) => set({ name: event.currentTarget.value })}
              />
              <ProductField value={entered.productId} onChange={(productId) => set({ productId })} />
            </Sections>
          </Panel>
          <SettingFields entered={entered} set={set} saved={saved} />
          {trial === null ? null : <Trial trial={trial} />}
          <Problems problems={problems} />
          <Group gap="xs">
            {entered.kind === 'MANUAL' ? null : (
              <Button variant="default" loading={busy} disabled={!ready} onClick={() => void during(test)}>
                Test
              </Button>
            )}
            <Button type="submit" loading={busy} disabled={!ready}>
              {submit}
            </Button>
          </Group>
        </Sections>
        <Panel title={guides[entered.kind].title}>
          <Steps items={guides[entered.kind].steps} />
        </Panel>
      </Columns>
    </form>
  )
}

function ProductField({ value, onChange }: { value: string; onChange: (productId: string) => void }) {
  const [{ data }] = useQuery({ query: ProductsDocument, variables: { sources: false } })
  return (
    <Select
      label="Product"
      description="Whose data it holds, where it belongs to one of the catalogue."
      placeholder="None of them"
      clearable
      clearButtonProps={{ 'aria-label': 'No product' }}
      searchable
      data={(data?.products ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={value === '' ? null : value}
      onChange={(next) => onChange(next ?? '')}
    />
  )
}
