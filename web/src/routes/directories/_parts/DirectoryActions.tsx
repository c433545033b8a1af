import { useState } from 'react'
import type { Directory } from '../directory'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { UpdateDirectoryDocument } from '@/gen/graphql'
import { Button, ConfirmDialog } from '@/ui'

/** Pauses the directory, or listens to it again. */
export function DirectoryActions({ directory }: { directory: Directory }) {
  const may = useMay()
  const [asking, setAsking] = useState(false)
  const update = useAction(UpdateDirectoryDocument)
  if (!may('MANAGE_DIRECTORIES')) return null
  const paused = directory.state === 'PAUSED'
  return (
    <>
      <Button variant={paused ? 'filled' : 'default'} onClick={() => setAsking(true)}>
        {paused ? 'Resume' : 'Pause'}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`${paused ? 'Resume' : 'Pause'} ${directory.name}?`}
        effects={
          paused
            ? ['What the identity provider sends is carried out again.', 'It usually catches up on what it missed by itself.']
            : [
                'Whatever the identity provider sends is refused until you resume.',
                'Accounts and groups stay as they are; people who leave keep their accounts meanwhile.',
              ]
        }
        confirm={paused ? 'Resume' : 'Pause'}
        onConfirm={async () =>
          (await update({ directoryId: directory.id, state: paused ? 'ACTIVE' : 'PAUSED' })).problems
        }
      />
    </>
  )
}
