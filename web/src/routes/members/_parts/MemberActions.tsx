import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import type { Member } from '../member'
import { DeleteDialog, RestoreDialog, SuspendDialog } from './StateDialogs'
import { RenameDialog } from './RenameDialog'
import { RolesDialog } from './RolesDialog'
import { useMay } from '@/app/viewer'
import { Button, Link, Menu } from '@/ui'

type Act = 'suspend' | 'restore' | 'rename' | 'roles' | 'delete'

/** What can be done to the member's account; each asks first. */
export function MemberActions({ member }: { member: Member }) {
  const may = useMay()
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const manages = may('MANAGE_MEMBERS') && member.state !== 'DELETED'
  if (!manages && !may('MANAGE_ROLES')) return null
  return (
    <>
      {manages ? <MainAction member={member} onAct={setAct} /> : null}
      <Menu position="bottom-end" shadow="md" width={220}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {may('READ_TERMS') ? (
            <Menu.Item renderRoot={(props) => <Link {...props} to="/terms" search={{ member: member.id }} />}>Terms that apply</Menu.Item>
          ) : null}
          {manages ? <Menu.Item onClick={() => setAct('rename')}>Rename</Menu.Item> : null}
          {may('MANAGE_ROLES') ? <Menu.Item onClick={() => setAct('roles')}>Change roles</Menu.Item> : null}
          {manages ? (
            <Menu.Item onClick={() => setAct('delete')} c="var(--mantine-color-error)">
              Delete account
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <SuspendDialog member={member} opened={act === 'suspend'} onClose={close} />
      <RestoreDialog member={member} opened={act === 'restore'} onClose={close} />
      <DeleteDialog member={member} opened={act === 'delete'} onClose={close} />
      {act === 'rename' ? <RenameDialog member={member} opened onClose={close} /> : null}
      <RolesDialog member={member} opened={act === 'roles'} onClose={close} />
    </>
  )
}

function MainAction({ member, onAct }: { member: Member; onAct: (act: Act) => void }) {
  if (member.state === 'SUSPENDED') return <Button onClick={() => onAct('restore')}>Restore</Button>
  if (member.state !== 'ACTIVE') return null
  return (
    <Button variant="default" onClick={() => onAct('suspend')}>
      Suspend
    </Button>
  )
}
