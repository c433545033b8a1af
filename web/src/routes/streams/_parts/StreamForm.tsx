import { useState } from 'react'
import { complete, type Entered } from './entered'
import { guides } from './guides'
import { TargetFields } from './TargetFields'
import { WhatFields } from './WhatFields'
import { Button, Columns, Panel, Problems, Sections, Select, Steps, TextInput, type Problem } from '@/ui'

interface StreamFormProps {
  start: Entered
  /** Whether the stream is there already: its kind stays. */
  saved?: boolean
  submit: string
  onSubmit: (entered: Entered) => Promise<readonly Problem[]>
}

/** Where a stream goes and what it sends, with the guide of its receiver beside it. */
export function StreamForm({ start, saved = false, submit, onSubmit }: StreamFormProps) {
  const [entered, setEntered] = useState(start)
  const [guide, setGuide] = useState(() => usual(start, saved))
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const set = (change: Partial<Entered>) => setEntered((before) => ({ ...before, ...change }))
  const offered = saved ? guides.filter(({ fills }) => fills.kind === start.kind) : guides
  const chosen = guides.find(({ value }) => value === guide)

  function choose(value: string | null) {
    const next = offered.find((one) => one.value === value)
    if (next === undefined) return
    setGuide(next.value)
    if (!saved) set(next.fills)
  }

  async function send() {
    setBusy(true)
    setProblems(await onSubmit(entered))
    setBusy(false)
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Columns>
        <Sections>
          <Panel title="Receiver">
            <Sections gap={14}>
              <Select
                label="What receives it"
                description="Choosing fills in what it expects, and shows how to set it up."
                allowDeselect={false}
                data={offered.map(({ value, label }) => ({ value, label }))}
                value={guide}
                onChange={choose}
              />
              <TextInput
                label="Name"
                description="For you and your colleagues."
                required
                value={entered.name}
                onChange={(event) => set({ name: event.currentTarget.value })}
              />
              <TargetFields entered={entered} set={set} saved={saved} />
            </Sections>
          </Panel>
          <WhatFields entered={entered} set={set} saved={saved} />
          <Problems problems={problems} />
          <div>
            <Button type="submit" loading={busy} disabled={!complete(entered)}>
              {submit}
            </Button>
          </div>
        </Sections>
        <Panel title={`Guide: ${chosen?.label ?? ''}`}>
          <Steps items={chosen?.steps ?? []} />
        </Panel>
      </Columns>
    </form>
  )
}

/** The guide that fits a stream that there is; of a new one the first. */
function usual(start: Entered, saved: boolean): string {
  if (!saved) return 'https'
  const fits = guides.find(({ fills }) => fills.kind === start.kind && (fills.form ?? start.form) === start.form && (fills.header ?? start.header) === start.header)
  return fits?.value ?? guides.find(({ fills }) => fills.kind === start.kind)?.value ?? 'https'
}
