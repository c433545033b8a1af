import { useState } from 'react'
import { FoundAccounts } from './FoundAccounts'
import { useAction } from '@/app/useAction'
import { CheckDomainDocument, RemoveDomainDocument, type DomainsQuery } from '@/gen/graphql'
import { Button, ConfirmDialog, CopyText, Facts, formatCount, Moment, Notice, Panel, Problems, Sections, StatusBadge, words, type Problem } from '@/ui'

export type Domain = NonNullable<DomainsQuery['organization']['domains']>[number]

interface DomainPanelProps {
  domain: Domain
  manages: boolean
  onDone: () => void
}

const removing = [
  'Nobody signs in by an address on this domain any more.',
  'Members, groups and their data stay.',
  'Questions to owners of found accounts are not followed up.',
]

/** One domain: its record, what was found, and what can be done. */
export function DomainPanel({ domain, manages, onDone }: DomainPanelProps) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const check = useAction(CheckDomainDocument, ({ checkDomain }) =>
    checkDomain.domain?.state === 'VERIFIED' ? 'The record was found.' : 'The record was not found.',
  )
  const remove = useAction(RemoveDomainDocument, 'Domain removed.')

  async function look() {
    setBusy(true)
    setProblems((await check({ domainId: domain.id })).problems)
    setBusy(false)
    onDone()
  }

  return (
    <Panel
      title={domain.name}
      description={<StatusBadge state={domain.state} label={labels[domain.state]} />}
      actions={
        manages ? (
          <>
            <Button variant="default" loading={busy} onClick={() => void look()}>
              Check now
            </Button>
            <Button variant="subtle" onClick={() => setAsking(true)}>
              Remove
            </Button>
          </>
        ) : undefined
      }
    >
      <Sections gap={16}>
        <State domain={domain} />
        <Problems problems={problems} />
        <Record domain={domain} />
        <FoundAccounts domain={domain} manages={manages} onDone={onDone} />
      </Sections>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Remove ${domain.name}?`}
        effects={removing}
        typed={domain.name}
        confirm="Remove domain"
        danger
        onConfirm={async () => {
          const { problems: found } = await remove({ domainId: domain.id })
          if (found.length === 0) onDone()
          return found
        }}
      />
    </Panel>
  )
}

const labels: Record<Domain['state'], string> = { PENDING: 'Not proved yet', VERIFIED: 'Proved', LOST: 'Record missing' }

function State({ domain }: { domain: Domain }) {
  if (domain.state === 'LOST') {
    return (
      <Notice tone="warning" title="The record is not there any more">
        People still sign in; nobody new is linked.{' '}
        {domain.graceEndsAt === null ? (
          'Publish the record below, which is a new one.'
        ) : (
          <>
            Publish the record again by <Moment at={domain.graceEndsAt} show="date" />; later a new one is needed.
          </>
        )}
      </Notice>
    )
  }
  if (domain.problem !== null) return <Notice tone="info">{domain.problem}</Notice>
  return null
}

function Record({ domain }: { domain: Domain }) {
  const seen = domain.checkedAt === null ? 'Never' : <Moment at={domain.checkedAt} />
  const facts = [
    ['Type', 'TXT'],
    ['Name', <CopyText key="name" value={domain.recordName} label="the record’s name" />],
    ['Text', <CopyText key="text" value={domain.recordValue} label="the record’s text" />],
    ['Last looked for', seen],
    ['Proved', domain.verifiedAt === null ? null : <Moment key="proved" at={domain.verifiedAt} show="date" />],
    ['Vouched for by', domain.verifiedBy === 'operator' ? 'Operator, without a record' : null],
    ['Accounts', (domain.accounts ?? []).filter(({ count }) => count > 0).map(({ kind, count }) => `${formatCount(count)} ${words(kind).toLowerCase()}`).join(', ')],
  ] as const
  return <Facts items={facts} />
}
