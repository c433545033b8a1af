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
    { id: 'need', header: 'Second person', cell: ({ required }) => <StatusBadge state={required ? 'NEEDED' : 'NOT_NEEDED'} /> },
    { id: 'held', header: 'Could approve', cell: ({ holders }) => plural(holders, 'member', 'members') },
    { id: 'by', header: 'Set by', wideOnly: true, cell: ({ setBy, setAt }) => (setAt == null ? 'Nobody' : <>{setBy ?? 'Unknown'}, <Moment at={setAt} show="date" /></>) },
    {
      id: 'act',
      header: 'Change',
      align: 'end',
      cell: (rule) =>
        may('MANAGE_ROLES') ? (
          <Button size="compact-xs" variant="default" aria-label={`${rule.required ? 'Waive' : 'Require'}: ${words(rule.permission)}`} onClick={() => setAsked(rule)}>
            {rule.required ? 'Waive' : 'Require'}
          </Button>
        ) : null,
    },
  ]
  return (
    <Panel title="Two-person rule" description="A change under such a permission happens only after somebody else approved it." flush>
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
      {rule.description}
    </>
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
