import { useAction } from '@/app/useAction'
import { PublishStatementDocument, ReturnStatementDocument, SubmitStatementDocument, WithdrawStatementDocument } from '@/gen/graphql'
import { ConfirmDialog, formatDate } from '@/ui'

/** What is done with a draft in a dialog. */
export type Act = 'submit' | 'return' | 'publish' | 'withdraw'

interface ActsProps {
  draft: { id: string; version: string; effectiveAt: string }
  act: Act | null
  onClose: () => void
  onDone: () => void
}

/** The dialogs that hand a draft in, give it back, publish it and give it up. */
export function Acts({ draft, act, onClose, onDone }: ActsProps) {
  const submit = useAction(SubmitStatementDocument, `Version ${draft.version} is in review.`)
  const back = useAction(ReturnStatementDocument, `Version ${draft.version} is a draft again.`)
  const publish = useAction(PublishStatementDocument, `Version ${draft.version} is published. Organizations are told.`)
  const withdraw = useAction(WithdrawStatementDocument, `Version ${draft.version} is withdrawn.`)
  const done = (problems: Awaited<ReturnType<typeof submit>>['problems']) => {
    if (problems.length === 0) onDone()
    return problems
  }
  const input = { statementDraftId: draft.id }
  return (
    <>
      <ConfirmDialog
        opened={act === 'submit'}
        onClose={onClose}
        title={`Hand in version ${draft.version}?`}
        effects={['It can’t be changed until it is published or given back.', 'The other operators are told that it waits.', 'Somebody who had no hand in it publishes it; you can’t.']}
        confirm="Hand in"
        onConfirm={async () => done((await submit(input)).problems)}
      />
      <ConfirmDialog
        opened={act === 'return'}
        onClose={onClose}
        title={`Give version ${draft.version} back?`}
        effects={['It is a draft again, and can be changed.']}
        reason={{ label: 'Why', hint: 'Whoever wrote it reads this.' }}
        confirm="Give back"
        onConfirm={async (reason) => done((await back({ ...input, reason })).problems)}
      />
      <ConfirmDialog
        opened={act === 'publish'}
        onClose={onClose}
        title={`Publish version ${draft.version}?`}
        effects={[
          'Every organization is told, with what changes for it.',
          `It applies from ${formatDate(draft.effectiveAt)} on, for everybody whose agreements don’t decide otherwise.`,
          'It can’t be changed or taken back; another version can take its place.',
        ]}
        typed={draft.version}
        confirm="Publish"
        onConfirm={async () => done((await publish(input)).problems)}
      />
      <ConfirmDialog
        opened={act === 'withdraw'}
        onClose={onClose}
        title={`Withdraw version ${draft.version}?`}
        effects={['It stays on record, and nobody can publish it any more.']}
        confirm="Withdraw"
        danger
        onConfirm={async () => done((await withdraw(input)).problems)}
      />
    </>
  )
}
