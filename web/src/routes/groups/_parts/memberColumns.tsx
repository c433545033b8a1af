import { useAction } from '@/app/useAction'
import { RemoveGroupMembersDocument, type GroupQuery } from '@/gen/graphql'
import { Button, Missing, Person, RowLink, StatusBadge, toast, type Column } from '@/ui'
import classes from './memberColumns.module.css'

type Row = NonNullable<GroupQuery['group']>['members']['nodes'][number]

/** What is shown of a group's members; with a way out where the viewer may. */
export function memberColumns(groupId: string, manages: boolean, onChange: () => void): readonly Column<Row>[] {
  const columns: Column<Row>[] = [
    { id: 'name', header: 'Name', cell: (member) => <Name member={member} /> },
    { id: 'title', header: 'Title', cell: ({ title }) => title ?? <Missing /> },
    { id: 'state', header: 'State', cell: ({ state }) => <StatusBadge state={state} /> },
  ]
  if (manages) {
    const cell = (member: Row) => <Remove groupId={groupId} member={member} onDone={onChange} />
    columns.push({ id: 'remove', header: 'Remove', align: 'end', cell })
  }
  return columns
}

function Name({ member }: { member: Row }) {
  return (
    <RowLink to="/members/$id" params={{ id: member.id }}>
      <Person name={member.displayName || member.userName} detail={member.userName} />
    </RowLink>
  )
}

function Remove({ groupId, member, onDone }: { groupId: string; member: Row; onDone: () => void }) {
  const remove = useAction(RemoveGroupMembersDocument, `${member.displayName} is no longer in the group.`)
  async function run() {
    const { problems } = await remove({ groupId, memberIds: [member.id] })
    problems.forEach((problem) => toast(problem.message))
    onDone()
  }
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      className={classes.above}
      aria-label={`Remove ${member.displayName}`}
      onClick={() => void run()}
    >
      Remove
    </Button>
  )
}
