import { IconShare } from '@tabler/icons-react'
import { useState } from 'react'
import { useMutation } from 'urql'
import classes from './own.module.css'
import { trusted } from '@/app/document'
import { problemsOf, useAction } from '@/app/useAction'
import { EndHealthShareDocument, ShareHealthDocument, type OwnHealthQuery, type ShareHealthMutation, type ShareKind } from '@/gen/graphql'
import {
  Button, Checkbox, ConfirmDialog, CopyText, Effects, EmptyState, FormDialog, Moment, Notice, Panel, Pill, plural, Select, Stack, TextInput, words,
} from '@/ui'

type Me = NonNullable<OwnHealthQuery['viewer']['me']>
type Share = Me['healthShares'][number]

interface HealthSharesProps {
  shares: readonly Share[]
  records: Me['records']['nodes']
  onChange: () => void
}

/** To whom one shows something of one's health, and who looked. */
export function HealthShares({ shares, records, onChange }: HealthSharesProps) {
  const [making, setMaking] = useState(false)
  const [ended, setEnded] = useState<Share | null>(null)
  const [address, setAddress] = useState<string | null>(null)
  const end = useAction(EndHealthShareDocument, 'Ended.')
  return (
    <Panel
      title="Shared with others"
      description="You alone decide who sees something, and until when. An administrator never can."
      flush={address === null}
      actions={records.length === 0 ? null : <Button size="xs" variant="default" onClick={() => setMaking(true)}>Share…</Button>}
    >
      {address === null ? null : (
        <Notice title="Give this link to whoever may look">
          It is shown this once: <CopyText value={address} label="the link" />
        </Notice>
      )}
      {shares.length === 0 ? (
        <EmptyState icon={IconShare} title="Shared with nobody" compact>
          Let family, a caregiver, a physician or an app see records that you choose, for as long as you say.
        </EmptyState>
      ) : (
        <ul className={classes.list}>
          {shares.map((share) => (
            <li key={share.id}>
              <div>
                <strong>{share.recipient}</strong> <Pill>{words(share.kind)}</Pill>
                <span className={classes.quiet}>
                  {plural(share.records, 'record', 'records')} · {share.open ? 'until' : 'was open until'}{' '}
                  <Moment at={share.endedAt ?? share.until} show="date" /> ·{' '}
                  {share.looks[0] === undefined ? 'nobody has looked' : <>{plural(share.looks.length, 'look', 'looks')}, last <Moment at={share.looks[0]} /></>}
                </span>
              </div>
              {share.open ? (
                <Button size="compact-xs" variant="default" aria-label={`End for ${share.recipient}`} onClick={() => setEnded(share)}>End</Button>
              ) : (
                <Pill>Over</Pill>
              )}
            </li>
          ))}
        </ul>
      )}
      {making ? <Make records={records} onClose={() => setMaking(false)} onMade={(url) => { setAddress(url); onChange() }} /> : null}
      <ConfirmDialog
        opened={ended !== null}
        onClose={() => setEnded(null)}
        title={`End what ${ended?.recipient ?? ''} can see?`}
        effects={['The link shows nothing from now on.', 'What was read or copied before stays with whoever did.']}
        confirm="End it"
        onConfirm={async () => {
          const { problems } = await end({ healthShareId: ended?.id ?? '' })
          if (problems.length === 0) onChange()
          return problems
        }}
      />
    </Panel>
  )
}

const kinds: readonly ShareKind[] = ['FAMILY', 'CAREGIVER', 'PROFESSIONAL', 'APP']

interface MakeProps {
  records: Me['records']['nodes']
  onClose: () => void
  onMade: (url: string) => void
}

function Make({ records, onClose, onMade }: MakeProps) {
  const [kind, setKind] = useState<ShareKind>('PROFESSIONAL')
  const [recipient, setRecipient] = useState('')
  const [until, setUntil] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [, share] = useMutation<ShareHealthMutation>(trusted(ShareHealthDocument))
  const toggle = (id: string, on: boolean) => setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id))

  async function send() {
    const ends = new Date(`${until}T23:59:00`).toISOString()
    const { data, error } = await share({ input: { kind, recipient: recipient.trim(), until: ends, recordIds: chosen } })
    if (data === undefined) return [{ message: error?.message ?? 'The server did not answer.', path: [] }]
    const problems = problemsOf(data)
    if (problems.length === 0) {
      onClose()
      onMade(data.shareHealth.url ?? '')
    }
    return problems
  }

  return (
    <FormDialog opened onClose={onClose} title="Share health records" submit="Share" disabled={recipient.trim() === '' || until === '' || chosen.length === 0} onSubmit={send}>
      <Effects
        items={[
          'This is your consent: whoever has the link sees these records until the day, or until you end it.',
          'Each look is shown to you, and written to your part of the log.',
        ]}
      />
      <Select
        label="Who it is for"
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: words(value) }))}
        value={kind}
        onChange={(value) => setKind(kinds.find((one) => one === value) ?? kind)}
      />
      <TextInput label="Name" placeholder="Dr. Okoye" required maxLength={200} value={recipient} onChange={(event) => setRecipient(event.currentTarget.value)} />
      <TextInput type="date" label="Until" required value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
      <Stack gap={6} role="group" aria-label="Records">
        {records.map(({ id, title, content }) => (
          <Checkbox
            key={id}
            label={[title, content].filter(Boolean).join(': ')}
            checked={chosen.includes(id)}
            onChange={(event) => toggle(id, event.currentTarget.checked)}
          />
        ))}
      </Stack>
    </FormDialog>
  )
}
