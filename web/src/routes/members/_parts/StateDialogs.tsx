import { useNavigate } from '@tanstack/react-router'
import type { Member } from '../member'
import { useAction } from '@/app/useAction'
import { DeleteMemberDocument, RestoreMemberDocument, SuspendMemberDocument } from '@/gen/graphql'
import { ConfirmDialog, plural } from '@/ui'

interface DialogProps {
  member: Member
  opened: boolean
  onClose: () => void
}

/** Stops the account, after saying what that means. */
export function SuspendDialog({ member, opened, onClose }: DialogProps) {
  const suspend = useAction(SuspendMemberDocument, `${member.displayName} is suspended.`)
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Suspend ${member.displayName}?`}
      effects={[
        `${plural(member.sessions.length, 'session ends', 'sessions end')} at once, and so do the member’s API tokens.`,
        'They can’t sign in until somebody restores the account.',
        'Their data, groups and products stay as they are.',
      ]}
      reason={{ label: 'Reason', hint: 'Kept in the log, sealed under the member’s own key.' }}
      confirm="Suspend"
      danger
      onConfirm={async (reason) => (await suspend({ memberId: member.id, reason })).problems}
    />
  )
}

/** Lets the member in again. */
export function RestoreDialog({ member, opened, onClose }: DialogProps) {
  const restore = useAction(RestoreMemberDocument, `${member.displayName} can sign in again.`)
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Restore ${member.displayName}?`}
      effects={[
        'They can sign in again at once.',
        'Sessions and API tokens that ended with the suspension stay ended.',
      ]}
      confirm="Restore"
      onConfirm={async () => (await restore({ memberId: member.id })).problems}
    />
  )
}

/** Deletes the account, after its name was typed. */
export function DeleteDialog({ member, opened, onClose }: DialogProps) {
  const remove = useAction(DeleteMemberDocument, `The account of ${member.displayName} is deleted.`)
  const navigate = useNavigate()
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Delete the account of ${member.displayName}?`}
      effects={[
        'The account ends, with its sessions, tokens and memberships of groups. This can’t be undone here.',
        'What is held about the member is kept for as long as your terms say, and then erased.',
        'To have their data erased now, open an erasure request instead.',
        'It is refused while a legal hold keeps the member.',
      ]}
      typed={member.userName}
      confirm="Delete account"
      danger
      onConfirm={async () => {
        const { problems } = await remove({ memberId: member.id })
        if (problems.length === 0) void navigate({ to: '/members' })
        return problems
      }}
    />
  )
}
