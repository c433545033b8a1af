import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Directory } from '../directory'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { DeleteDirectoryDocument, DirectoryOwnsDocument } from '@/gen/graphql'
import { Button, ConfirmDialog, Panel, plural } from '@/ui'

/** Deletes the directory, after saying what becomes of what it provisioned. */
export function DeleteDirectory({ directory }: { directory: Directory }) {
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const [{ data }] = useQuery({ query: DirectoryOwnsDocument, variables: { id: directory.id }, pause: !asking })
  const remove = useAction(DeleteDirectoryDocument, `${directory.name} is deleted.`)
  const owns = data?.directory?.owns
  const many =
    owns == null ? 'Its members and groups' : `${plural(owns.members, 'member', 'members')} and ${plural(owns.groups, 'group', 'groups')}`
  return (
    <Panel
      title="Delete this directory"
      description="For a directory that is no longer used. Pausing it is enough while you change something at the provider."
    >
      <Button color="red" variant="outline" onClick={() => setAsking(true)}>
        Delete directory
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Delete ${directory.name}?`}
        effects={[
          'Its tokens and clients end at once; whatever the identity provider sends is refused.',
          `${many} stay as they are: nobody loses access. They belong to no directory any more and are kept by hand, until another directory adopts them.`,
          'Who was removed by it is still deleted when their time has come. Values in its log are removed now, the entries when logs end.',
          'It can’t be brought back. Its name is free for another directory.',
        ]}
        typed={directory.name}
        confirm="Delete directory"
        danger
        onConfirm={async () => {
          const { problems } = await remove({ directoryId: directory.id, confirmName: directory.name })
          if (problems.length === 0) void navigate({ to: '/directories' })
          return problems
        }}
      />
    </Panel>
  )
}
