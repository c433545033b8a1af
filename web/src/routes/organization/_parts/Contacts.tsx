import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { RemoveContactDocument, SetContactDocument, type ContactRole, type OrganizationSettingsQuery } from '@/gen/graphql'
import { Button, DataTable, FormDialog, Panel, Text, TextInput, toast, type Column } from '@/ui'

type Contact = NonNullable<OrganizationSettingsQuery['organization']['contacts']>[number]

const roles: { role: ContactRole; label: string; use: string }[] = [
  { role: 'PRIVACY', label: 'Privacy', use: 'Questions about personal data; named in answers to rights requests.' },
  { role: 'DATA_PROTECTION_OFFICER', label: 'Data protection officer', use: 'Whom the law asks you to name, where it does.' },
  { role: 'LEGAL', label: 'Legal', use: 'Notices of suspension and cancellation, contracts.' },
  { role: 'TECHNICAL', label: 'Technical', use: 'Lost domains, failing directories, connections.' },
  { role: 'BILLING', label: 'Billing', use: 'Invoices.' },
]

interface ContactsProps {
  contacts: readonly Contact[]
  manages: boolean
  onDone: () => void
}

/** Whom to write to about what; owners get what nobody is named for. */
export function Contacts({ contacts, manages, onDone }: ContactsProps) {
  const [editing, setEditing] = useState<ContactRole | null>(null)
  const columns: Column<(typeof roles)[number]>[] = [
    {
      id: 'role',
      header: 'For',
      cell: ({ label, use }) => (
        <>
          {label}
          <Text size="xs" c="dimmed">
            {use}
          </Text>
        </>
      ),
    },
    { id: 'who', header: 'Contact', cell: ({ role }) => <Who contact={contacts.find((one) => one.role === role)} /> },
    {
      id: 'edit',
      header: 'Change',
      cell: ({ role, label }) =>
        manages ? (
          <Button size="compact-sm" variant="default" onClick={() => setEditing(role)} aria-label={`Change the contact for ${label}`}>
            Change
          </Button>
        ) : null,
    },
  ]
  return (
    <Panel title="Contacts" description="Notices and answers to rights requests go by these. Where nobody is named, owners get them." flush>
      <DataTable label="Contacts" columns={columns} rows={roles} rowKey={({ role }) => role} />
      {editing === null ? null : (
        <Edit role={editing} contact={contacts.find(({ role }) => role === editing)} onClose={() => setEditing(null)} onDone={onDone} />
      )}
    </Panel>
  )
}

function Who({ contact }: { contact: Contact | undefined }) {
  if (contact === undefined) return <Text c="dimmed">Nobody is named</Text>
  return (
    <>
      {contact.name}
      <Text size="xs" c="dimmed">
        {[contact.email, contact.phone].filter((part) => part !== null).join(', ')}
      </Text>
    </>
  )
}

interface EditProps {
  role: ContactRole
  contact: Contact | undefined
  onClose: () => void
  onDone: () => void
}

function Edit({ role, contact, onClose, onDone }: EditProps) {
  const [name, setName] = useState(contact?.name ?? '')
  const [email, setEmail] = useState(contact?.email ?? '')
  const [phone, setPhone] = useState(contact?.phone ?? '')
  const set = useAction(SetContactDocument)
  const remove = useAction(RemoveContactDocument)
  const label = roles.find((one) => one.role === role)?.label ?? ''
  const clearing = contact !== undefined && name.trim() === '' && email.trim() === ''

  async function submit() {
    const { problems } = clearing
      ? await remove({ role })
      : await set({ role, name: name.trim(), email: email.trim(), phone: phone.trim() === '' ? null : phone.trim() })
    if (problems.length === 0) {
      toast(clearing ? 'Contact removed.' : 'Contact saved.')
      onDone()
      onClose()
    }
    return problems
  }

  return (
    <FormDialog opened onClose={onClose} title={`Contact for ${label.toLowerCase()}`} submit={clearing ? 'Remove contact' : 'Save contact'} onSubmit={submit}>
      <TextInput label="Name" description="A person or an office. Empty name and address remove the contact." data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <TextInput label="E-mail address" type="email" value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
      <TextInput label="Telephone" description="With the country’s code, such as +49 30 1234567." value={phone} onChange={(event) => setPhone(event.currentTarget.value)} />
    </FormDialog>
  )
}
