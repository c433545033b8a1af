import { useState } from 'react'
import type { Domain } from './DomainPanel'
import { useAction } from '@/app/useAction'
import { AskFoundAccountDocument, type AddressChoice } from '@/gen/graphql'
import { Button, DataTable, FormDialog, Moment, Select, StatusBadge, Text, words, type Column } from '@/ui'

type Found = NonNullable<Domain['foundAccounts']>[number]

const choices: { value: AddressChoice; label: string }[] = [
  { value: 'CONVERT', label: 'Convert to an account of ours' },
  { value: 'RENAME', label: 'Use another address' },
  { value: 'LEAVE', label: 'Give the address up' },
]

interface FoundAccountsProps {
  domain: Domain
  manages: boolean
  onDone: () => void
}

/** Accounts of people's own on a domain, and what their owners are asked. */
export function FoundAccounts({ domain, manages, onDone }: FoundAccountsProps) {
  const [asking, setAsking] = useState<Found | null>(null)
  const found = domain.foundAccounts ?? []
  if (found.length === 0) return null
  const columns: Column<Found>[] = [
    { id: 'address', header: 'Address', cell: ({ address }) => address ?? 'Not on the domain any more' },
    { id: 'kind', header: 'Account', cell: ({ kind }) => words(kind) },
    { id: 'state', header: 'State', cell: (row) => <State row={row} /> },
    {
      id: 'ask',
      header: 'Question',
      cell: (row) =>
        manages && row.state === 'FOUND' ? (
          <Button size="compact-sm" variant="default" onClick={() => setAsking(row)} aria-label={`Ask the owner of ${row.address ?? 'the account'}`}>
            Ask the owner
          </Button>
        ) : null,
    },
  ]
  return (
    <div>
      <Text size="sm" c="dimmed" mb="xs">
        These accounts are people’s own. Their owners can be asked, with time to answer; whatever they answer, the account stays theirs.
      </Text>
      <DataTable label={`Accounts found on ${domain.name}`} columns={columns} rows={found} rowKey={({ id }) => id} />
      {asking === null ? null : <Ask found={asking} onClose={() => setAsking(null)} onDone={onDone} />}
    </div>
  )
}

function State({ row }: { row: Found }) {
  return (
    <>
      <StatusBadge state={row.state} />{' '}
      {row.state === 'ASKED' && row.dueAt !== null ? (
        <Text component="span" size="xs" c="dimmed">
          until <Moment at={row.dueAt} show="date" />
        </Text>
      ) : null}
      {row.answer === null ? null : (
        <Text component="span" size="xs" c="dimmed">
          {words(row.answer)}
        </Text>
      )}
    </>
  )
}

function Ask({ found, onClose, onDone }: { found: Found; onClose: () => void; onDone: () => void }) {
  const [choice, setChoice] = useState<AddressChoice>('CONVERT')
  const ask = useAction(AskFoundAccountDocument, 'The owner was asked.')

  async function submit() {
    const { data, problems } = await ask({ foundAccountId: found.id, ask: choice })
    if (data !== null) {
      onDone()
      onClose()
    }
    return problems
  }

  return (
    <FormDialog opened onClose={onClose} title={`Ask the owner of ${found.address ?? 'the account'}`} submit="Ask" onSubmit={submit}>
      <Select
        label="What to ask"
        description="They get a notice and an e-mail with a link, and a reminder before the time is over."
        allowDeselect={false}
        data={choices}
        value={choice}
        onChange={(next) => setChoice(choices.find(({ value }) => value === next)?.value ?? choice)}
      />
      <Text size="sm">
        Without an answer the account keeps everything but this address. Its owner signs in as before, and you never get access to it.
      </Text>
    </FormDialog>
  )
}
