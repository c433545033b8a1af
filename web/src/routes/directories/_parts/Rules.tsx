import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { ruleGroups, type Rules as RulesOf, type RuleGroup } from './ruleTexts'
import classes from './rules.module.css'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { DirectoryRulesDocument, SetDirectoryRulesDocument } from '@/gen/graphql'
import { Button, Fieldset, Group, Panel, Problems, Sections, Switch, TextInput, type Problem } from '@/ui'

/** What the directory does with whom it meets, and when it counts as failing. */
export function Rules({ id, manages }: { id: string; manages: boolean }) {
  const [result] = useQuery({ query: DirectoryRulesDocument, variables: { id } })
  return (
    <Loaded result={result}>
      {({ directory }) =>
        directory == null ? null : <Form key={JSON.stringify(directory.rules)} id={id} saved={directory.rules} manages={manages} />
      }
    </Loaded>
  )
}

function Form({ id, saved, manages }: { id: string; saved: RulesOf; manages: boolean }) {
  const [rules, setRules] = useState(saved)
  const [failAfter, setFailAfter] = useState(String(saved.failAfter))
  const [silent, setSilent] = useState(String(saved.silentAfterHours))
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const save = useAction(SetDirectoryRulesDocument, 'Rules saved.')
  async function submit() {
    const done = await save({ directoryId: id, ...rules, failAfter: whole(failAfter), silentAfterHours: whole(silent) })
    setProblems(done.problems)
  }
  return (
    <Panel title="Rules" description="What happens where the standard leaves it open. Each change is in the organization’s log.">
      <Sections gap={22}>
        {ruleGroups.map((group) => (
          <Switches key={group.title} group={group} rules={rules} manages={manages} onChange={setRules} />
        ))}
        <Fieldset legend="When it counts as failing" variant="unstyled" classNames={{ legend: classes.legend }}>
          <Sections gap={12}>
            <TextInput
              label="After how many failures in a row"
              description="0 is the usual 20. Administrators are told, and webhooks that subscribed to directory.failing."
              inputMode="numeric"
              maw={420}
              disabled={!manages}
              value={failAfter}
              onChange={(event) => setFailAfter(event.currentTarget.value)}
            />
            <TextInput
              label="After how many hours of silence"
              description="0 means that silence is no failure."
              inputMode="numeric"
              maw={420}
              disabled={!manages}
              value={silent}
              onChange={(event) => setSilent(event.currentTarget.value)}
            />
          </Sections>
        </Fieldset>
        <Problems problems={problems} />
        {manages ? (
          <Group gap="xs">
            <Button onClick={() => void submit()}>Save rules</Button>
          </Group>
        ) : null}
      </Sections>
    </Panel>
  )
}

interface SwitchesProps {
  group: RuleGroup
  rules: RulesOf
  manages: boolean
  onChange: (rules: RulesOf) => void
}

function Switches({ group, rules, manages, onChange }: SwitchesProps) {
  return (
    <Fieldset legend={group.title} variant="unstyled" classNames={{ legend: classes.legend }}>
      <Sections gap={12}>
        {group.rows.map(({ rule, label, says }) => (
          <Switch
            key={rule}
            label={label}
            description={says}
            disabled={!manages}
            checked={rules[rule]}
            onChange={(event) => onChange({ ...rules, [rule]: event.currentTarget.checked })}
          />
        ))}
      </Sections>
    </Fieldset>
  )
}

/** A whole number; what is none is refused by the server's limits. */
function whole(text: string): number {
  return /^\d{1,6}$/.test(text.trim()) ? Number.parseInt(text, 10) : -1
}
