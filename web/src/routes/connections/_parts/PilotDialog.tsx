import { useState } from 'react'
import type { Connection } from '../connection'
import { GroupPicker } from '@/app/GroupPicker'
import { MemberPicker, type Picked } from '@/app/MemberPicker'
import { useAction } from '@/app/useAction'
import { PilotConnectionDocument } from '@/gen/graphql'
import { Checkbox, FormDialog } from '@/ui'

interface PilotDialogProps {
  connection: Connection
  onClose: () => void
  onDone: () => void
}

/** Chooses who tries a connection. */
export function PilotDialog({ connection, onClose, onDone }: PilotDialogProps) {
  const [everybody, setEverybody] = useState(connection.pilot.everybody)
  const [members, setMembers] = useState<readonly Picked[]>(connection.pilot.members)
  const [groups, setGroups] = useState<readonly Picked[]>(connection.pilot.groups)
  const pilot = useAction(PilotConnectionDocument, 'The pilot is open.')

  async function submit() {
    const { problems } = await pilot({
      connectionId: connection.id,
      version: connection.version,
      everybody,
      memberIds: members.map(({ id }) => id),
      groupIds: groups.map(({ id }) => id),
    })
    if (problems.length > 0) return problems
    onDone()
    onClose()
    return []
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title={`Pilot of ${connection.name}`}
      submit="Open pilot"
      disabled={!everybody && members.length + groups.length === 0}
      onSubmit={submit}
    >
      <Checkbox
        label="Everybody may use it"
        description="It is required of nobody; they can choose it when they sign in."
        checked={everybody}
        onChange={(event) => setEverybody(event.currentTarget.checked)}
      />
      {everybody ? null : (
        <>
          <MemberPicker label="Members" value={members} onChange={setMembers} />
          <GroupPicker label="Groups" value={groups} onChange={setGroups} />
        </>
      )}
    </FormDialog>
  )
}
