import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { RequireSecondPersonDocument, WaiveSecondPersonDocument, type RolesQuery } from '@/gen/graphql'
import { Button, ConfirmDialog, DataTable, Moment, Panel, plural, StatusBadge, Text, words, type Column } from '@/ui'

type Rule = RolesQuery['approvalRules'][number]

/** Which permissions' changes wait for a second person. */
export function SecondPerson({ rules }: { rules: readonly Rule[] }) {
  const may = useMay()
  const [asked, setAsked] = useState<Rule | null>(null)
  const columns: readonly Column<Rule>[] = [
    { id: 'name', header: 'Changes under', cell: (rule) => <Name rule={rule} /> },
    { id: 'need', header: 'Second person', cell: (rule) => <State rule={rule} /> },
    { id: 'held', header: 'Held by', cell: ({ holders }) => plural(holders, 'member', 'members') },
    { id: 'act', header: 'Change', align: 'end', cell: (rule) => (may('MANAGE_ROLES') ? <Act rule={rule} onAct={() => setAsked(rule)} /> : null) },
  ]
  return (
    <Panel title="Two-person rule" description="Under these permissions, a change happens only after somebody else who holds the same one approved it. That takes two holders." flush>
      <DataTable label="Two-person rule" columns={columns} rows={rules} rowKey={({ permission }) => permission} />
      {asked === null ? null : <Ask rule={asked} onClose={() => setAsked(null)} />}
    </Panel>
  )
}

function Name({ rule }: { rule: Rule }) {
  return (
    <>
      <Text component="span" inherit fw={550} display="block">
        {words(rule.permission)}
      </Text>
      <Text component="span" size="sm" c="dimmed">
        {rule.description}
      </Text>
    </>
  )
}

function State({ rule }: { rule: Rule }) {
  if (!rule.required) return <StatusBadge state="NOT_NEEDED" />
  return (
    <>
      <StatusBadge state="NEEDED" />
      {rule.setAt == null ? null : (
        <Text component="span" size="sm" c="dimmed" display="block" mt={2}>
          {rule.setBy ?? 'Somebody'}, <Moment at={rule.setAt} show="date" />
        </Text>
      )}
    </>
  )
}

/** One alone would wait for nobody, so that the rule needs two who hold the permission. */
function Act({ rule, onAct }: { rule: Rule; onAct: () => void }) {
  if (!rule.required && rule.holders < 2) {
    return (
      <Text component="span" size="sm" c="dimmed">
        Needs a second holder
      </Text>
    )
  }
  const verb = rule.required ? 'Waive' : 'Require'
  return (
    <Button size="compact-xs" variant="default" aria-label={`${verb}: ${words(rule.permission)}`} onClick={onAct}>
      {verb}
    </Button>
  )
}

function Ask({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const require = useAction(RequireSecondPersonDocument, 'A second person is needed from now on.')
  const waive = useAction(WaiveSecondPersonDocument)
  const name = words(rule.permission)
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={rule.required ? `Waive the second person for “${name}”?` : `Require a second person for “${name}”?`}
      effects={
        rule.required
          ? ['This itself waits for a second person.', 'Afterwards, changes happen at once again.']
          : ['Whoever asks for such a change proposes it; somebody else who holds the permission approves it.', 'Proposals that nobody decides about end by themselves.']
      }
      confirm={rule.required ? 'Ask to waive' : 'Require'}
      onConfirm={async () => (await (rule.required ? waive : require)({ permission: rule.permission })).problems}
    />
  )
}
