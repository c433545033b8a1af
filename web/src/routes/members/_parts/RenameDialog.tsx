import { useState } from 'react'
import type { Member } from '../member'
import { useAction } from '@/app/useAction'
import { RenameMemberDocument } from '@/gen/graphql'
import { FormDialog, Text, TextInput } from '@/ui'

interface RenameProps {
  member: Member
  opened: boolean
  onClose: () => void
}

/** Calls the member by other names. */
export function RenameDialog({ member, opened, onClose }: RenameProps) {
  const rename = useAction(RenameMemberDocument, 'Renamed.')
  const [names, setNames] = useState({
    userName: member.userName, displayName: member.displayName, givenName: member.givenName ?? '', familyName: member.familyName ?? '',
  })
  const field = (label: string, name: keyof typeof names) => (
    <TextInput
      label={label}
      maxLength={200}
      value={names[name]}
      onChange={(event) => setNames({ ...names, [name]: event.currentTarget.value })}
    />
  )
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title={`Rename ${member.displayName}`}
      submit="Rename"
      disabled={names.userName.trim() === ''}
      onSubmit={async () => {
        const { problems } = await rename({ memberId: member.id, ...names })
        if (problems.length === 0) onClose()
        return problems
      }}
    >
      {member.directory == null ? null : (
        <Text size="sm" c="dimmed">
          {member.directory.name} keeps this account and can write its own names again: rename it at the identity provider too.
        </Text>
      )}
      {field('User name', 'userName')}
      {field('Display name', 'displayName')}
      {field('Given name', 'givenName')}
      {field('Family name', 'familyName')}
    </FormDialog>
  )
}
