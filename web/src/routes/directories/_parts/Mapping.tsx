import { useState } from 'react'
import { Outcome } from './Outcome'
import classes from './trial.module.css'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import {
  SaveMappingDocument,
  TryRequestDocument,
  type MappingRulePartsFragment,
  type MappingTransform,
  type TrialPartsFragment,
} from '@/gen/graphql'
import { Button, EmptyState, Group, Panel, Problems, Sections, Select, Textarea, TextInput, type Problem } from '@/ui'
import { IconArrowsShuffle } from '@tabler/icons-react'

type Rule = Omit<MappingRulePartsFragment, '__typename'>

const transforms: { value: MappingTransform; label: string }[] = [
  { value: 'NONE', label: 'As it is' },
  { value: 'LOWER', label: 'Lower case' },
  { value: 'TRIM', label: 'Without spaces at the ends' },
  { value: 'JOIN', label: 'Join two' },
]

const resources: { value: Rule['resource']; label: string }[] = [
  { value: 'USER', label: 'Accounts' },
  { value: 'GROUP', label: 'Groups' },
]

const blank: Rule = { resource: 'USER', source: '', target: '', transform: 'NONE', second: null, separator: null, constant: null, default: null }

const sample = `{
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
  "userName": "Sample@Example.org",
  "name": { "givenName": "Sam", "familyName": "Ple" },
  "emails": [{ "value": "Sample@Example.org", "type": "work" }]
}`

/** The table that says which attribute of the provider fills which of Steward's. */
export function Mapping({ id, saved, read }: { id: string; saved: readonly MappingRulePartsFragment[]; read: number }) {
  const may = useMay()
  const [rules, setRules] = useState<readonly Rule[]>(saved)
  const [version, setVersion] = useState(read)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const save = useAction(SaveMappingDocument, 'Mapping saved. It holds from the next request on.')
  const manages = may('MANAGE_DIRECTORIES')
  const submit = async () => {
    const done = await save({ directoryId: id, version, rules: rules.map(sent) })
    setProblems(done.problems)
    setVersion(done.data?.saveMapping.directory?.mappingVersion ?? version)
  }
  const change = (at: number, part: Partial<Rule>) =>
    setRules(rules.map((rule, i) => (i === at ? { ...rule, ...part } : rule)))
  return (
    <Sections>
      <Panel
        title="Attribute mapping"
        description="Each row fills one attribute of Steward from what the provider sends. What the provider wrote, it reads back unchanged."
        actions={
          manages ? (
            <Button size="xs" variant="default" onClick={() => setRules([...rules, blank])}>
              Add a rule
            </Button>
          ) : null
        }
      >
        {rules.length === 0 ? (
          <EmptyState icon={IconArrowsShuffle} title="Attributes arrive as they are sent" compact>
            Add a rule when your provider sends something under another name, in another form, or not at all.
          </EmptyState>
        ) : (
          rules.map((rule, at) => (
            <RuleRow
              key={at}
              rule={rule}
              at={at + 1}
              manages={manages}
              onChange={(part) => change(at, part)}
              onRemove={() => setRules(rules.filter((_, i) => i !== at))}
            />
          ))
        )}
        <Problems problems={problems} />
        {manages ? (
          <Group mt={14}>
            <Button onClick={() => void submit()}>Save mapping</Button>
          </Group>
        ) : null}
      </Panel>
      {manages ? <Preview id={id} rules={rules} /> : null}
    </Sections>
  )
}

/** A rule without what is empty. */
function sent(rule: Rule) {
  const or = (text: string | null | undefined) => (text == null || text === '' ? undefined : text)
  return {
    resource: rule.resource,
    source: or(rule.source),
    target: rule.target,
    transform: rule.transform,
    second: or(rule.second),
    separator: or(rule.separator),
    constant: or(rule.constant),
    default: or(rule.default),
  }
}

interface RuleRowProps {
  rule: Rule
  at: number
  manages: boolean
  onChange: (part: Partial<Rule>) => void
  onRemove: () => void
}

function RuleRow({ rule, at, manages, onChange, onRemove }: RuleRowProps) {
  const field = (label: string, key: 'source' | 'target' | 'second' | 'separator' | 'constant' | 'default', hint?: string) => (
    <TextInput
      label={label}
      aria-label={`${label}, rule ${at}`}
      placeholder={hint}
      disabled={!manages}
      value={rule[key] ?? ''}
      onChange={(event) => onChange({ [key]: event.currentTarget.value })}
    />
  )
  return (
    <div className={classes.rule} role="group" aria-label={`Rule ${at}`}>
      <Select
        label="Of"
        aria-label={`Of, rule ${at}`}
        disabled={!manages}
        data={resources}
        allowDeselect={false}
        value={rule.resource}
        onChange={(next) => onChange({ resource: next === 'GROUP' ? 'GROUP' : 'USER' })}
      />
      {field('Provider sends', 'source', rule.resource === 'GROUP' ? 'mailNickname' : 'emails[type eq "work"].value')}
      <Select
        label="Taken"
        aria-label={`Taken, rule ${at}`}
        disabled={!manages}
        data={transforms}
        allowDeselect={false}
        value={rule.transform}
        onChange={(next) => onChange({ transform: transforms.find(({ value }) => value === next)?.value ?? 'NONE' })}
      />
      {rule.transform === 'JOIN' ? field('Between', 'separator') : null}
      {rule.transform === 'JOIN' ? field('And', 'second', 'name.familyName') : null}
      {field('Fills', 'target', rule.resource === 'GROUP' ? 'displayName' : 'userName')}
      {field('If absent', 'default')}
      {field('Always', 'constant')}
      {manages ? (
        <Button variant="subtle" size="xs" onClick={onRemove} aria-label={`Remove rule ${at}`}>
          Remove
        </Button>
      ) : null}
    </div>
  )
}

/** What the rules would make of an account, before they are saved. */
function Preview({ id, rules }: { id: string; rules: readonly Rule[] }) {
  const [body, setBody] = useState(sample)
  const [outcome, setOutcome] = useState<TrialPartsFragment | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const run = useAction(TryRequestDocument)
  async function look() {
    const { data, problems: found } = await run({ directoryId: id, method: 'POST', path: 'Users', body, rules: rules.map(sent) })
    setProblems(found)
    setOutcome(data?.tryRequest.outcome ?? null)
  }
  return (
    <>
      <Panel title="Preview" description="What these rules would make of an account, before you save them. Nothing is written.">
        <Sections gap={14}>
          <Textarea
            label="An account as the provider sends it"
            autosize
            minRows={6}
            maxRows={16}
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
            styles={{ input: { fontFamily: 'monospace' } }}
          />
          <Problems problems={problems} />
          <div>
            <Button variant="default" onClick={() => void look()}>
              Preview
            </Button>
          </div>
        </Sections>
      </Panel>
      {outcome === null ? null : <Outcome outcome={outcome} />}
    </>
  )
}
