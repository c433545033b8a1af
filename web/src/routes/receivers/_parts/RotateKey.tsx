import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { RotateReceiverKeyDocument } from '@/gen/graphql'
import { Button, Checkbox, ConfirmDialog } from '@/ui'

/** Makes a new key that signs events. */
export function RotateKey() {
  const may = useMay()
  const [asking, setAsking] = useState(false)
  const [revoke, setRevoke] = useState(false)
  const rotate = useAction(RotateReceiverKeyDocument, 'There is a new signing key.')
  if (!may('MANAGE_DIRECTORIES')) return null
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsking(true)}>Rotate key</Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Make a new signing key?"
        effects={[
          'Events from now on are signed with the new key.',
          revoke
            ? 'The former keys are no longer published: receivers refuse what was signed with them.'
            : 'The former key stays published for a week, so that receivers can check what they have.',
        ]}
        confirm="Rotate key"
        danger={revoke}
        onConfirm={async () => (await rotate({ revoke })).problems}
      >
        <Checkbox
          label="The key got into wrong hands: revoke it at once"
          checked={revoke}
          onChange={(event) => setRevoke(event.currentTarget.checked)}
        />
      </ConfirmDialog>
    </>
  )
}
