import { useState } from 'react'
import type { Change } from '../change'
import { isBusy, verbWords } from './words'
import { useAction } from '@/app/useAction'
import { ApplyBulkChangeDocument, CancelBulkChangeDocument, UndoBulkChangeDocument } from '@/gen/graphql'
import { Button, ConfirmDialog, plural } from '@/ui'
import { bulkChangeRoute } from '../route'

/** What can be done with a change now. */
export function ChangeActions({ of, onChange }: { of: Change; onChange: () => void }) {
  const [asking, setAsking] = useState<'apply' | 'cancel' | 'undo' | null>(null)
  const close = () => setAsking(null)
  return (
    <>
      {isBusy(of.state) || of.state === 'CHECKED' ? (
        <Button variant="default" onClick={() => setAsking('cancel')}>Cancel change</Button>
      ) : null}
      {of.state === 'CHECKED' && of.counts.change > 0 ? <Button onClick={() => setAsking('apply')}>Apply</Button> : null}
      {of.undoable ? <Button variant="default" onClick={() => setAsking('undo')}>Undo</Button> : null}
      <Apply of={of} opened={asking === 'apply'} onClose={close} onDone={onChange} />
      <Cancel of={of} opened={asking === 'cancel'} onClose={close} onDone={onChange} />
      <Undo of={of} opened={asking === 'undo'} onClose={close} />
    </>
  )
}

interface DialogProps {
  of: Change
  opened: boolean
  onClose: () => void
  onDone: () => void
}

function Apply({ of, opened, onClose, onDone }: DialogProps) {
  const apply = useAction(ApplyBulkChangeDocument)
  const { act, effects } = verbWords[of.verb]
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`${act}: ${plural(of.counts.change, 'account', 'accounts')}?`}
      effects={[
        ...effects,
        of.counts.refused === 0 ? 'Nobody is left out.' : `${plural(of.counts.refused, 'member is', 'members are')} left out; the list says why.`,
        ...(of.needsSecondPerson ? ['A second person has to approve first. Those who can are told now.'] : []),
      ]}
      confirm={act}
      danger={of.verb === 'DELETE' || of.verb === 'SUSPEND'}
      onConfirm={async () => {
        const { problems } = await apply({ bulkChangeId: of.id })
        if (problems.length === 0) onDone()
        return problems
      }}
    />
  )
}

function Cancel({ of, opened, onClose, onDone }: DialogProps) {
  const cancel = useAction(CancelBulkChangeDocument, 'Change cancelled.')
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Cancel this change?"
      effects={[of.state === 'APPLYING' ? 'What was done so far stays, and can be undone.' : 'Nothing was changed, and nothing will be.']}
      confirm="Cancel change"
      danger
      onConfirm={async () => {
        const { problems } = await cancel({ bulkChangeId: of.id })
        if (problems.length === 0) onDone()
        return problems
      }}
    />
  )
}

function Undo({ of, opened, onClose }: Omit<DialogProps, 'onDone'>) {
  const undo = useAction(UndoBulkChangeDocument)
  const navigate = bulkChangeRoute.useNavigate()
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Undo this for ${plural(of.applied, 'account', 'accounts')}?`}
      effects={['Everybody is as they were before, at once.', 'Whoever was decided about since stays as they are.', 'Sessions and API tokens that ended stay ended.']}
      confirm="Undo"
      onConfirm={async () => {
        const { data, problems } = await undo({ bulkChangeId: of.id })
        const id = data?.undoBulkChange.bulkChange?.id
        if (id !== undefined) void navigate({ to: '/bulk-changes/$id', params: { id }, search: {} })
        return problems
      }}
    />
  )
}
