import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { SetSignUpModeDocument, type SignUpMode } from '@/gen/graphql'
import { ConfirmDialog, CopyText, Panel, SegmentedControl, Steps, Text } from '@/ui'

const modes: Record<SignUpMode, { label: string; says: string; effects: readonly string[] }> = {
  OFF: {
    label: 'Off',
    says: 'Nobody signs up. Operators create organizations.',
    effects: ['The sign-up page says that it is closed.', 'Those that wait can still be decided.'],
  },
  APPROVAL: {
    label: 'With approval',
    says: 'Whoever proves an address and a domain waits here for an operator.',
    effects: ['Anybody can ask for an organization, with an address and a domain that they prove.', 'Nothing is made before an operator approves it.'],
  },
  OPEN: {
    label: 'Open',
    says: 'Whoever proves an address and a domain has an organization at once.',
    effects: ['Anybody who proves a domain gets an organization without anybody looking.', 'Organizations that wait stay until an operator decides.'],
  },
}

/** Who may sign an organization up, with what happens then. */
export function Mode({ mode, onDone }: { mode: SignUpMode; onDone: () => void }) {
  const [asked, setAsked] = useState<SignUpMode | null>(null)
  const set = useAction(SetSignUpModeDocument, 'Changed.')
  const chosen = modes[asked ?? mode]
  return (
    <Panel title="Who may sign up">
      <SegmentedControl
        aria-label="Who may sign up"
        fullWidth
        data={Object.entries(modes).map(([value, { label }]) => ({ value, label }))}
        value={mode}
        onChange={(next) => setAsked(next in modes && next !== mode ? (next as SignUpMode) : null)}
      />
      <Text size="sm" mt="sm" mb="lg">
        {modes[mode].says}
      </Text>
      <Steps
        items={[
          <>
            They open <CopyText value={`${window.location.origin}/sign-up`} label="sign-up address" />
          </>,
          'They follow a link that is mailed to them, and say what their organization is called.',
          'They prove its domain by a TXT record. Free-mail domains are refused.',
          'They become the first owner, and set up sign-in from there.',
        ]}
      />
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={`Sign-up: ${chosen.label.toLowerCase()}?`}
        effects={chosen.effects}
        confirm="Change"
        onConfirm={async () => {
          const { data, problems } = await set({ mode: asked ?? mode })
          if (data !== null) onDone()
          return problems
        }}
      />
    </Panel>
  )
}
