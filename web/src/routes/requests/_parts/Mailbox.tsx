import { IconMail } from '@tabler/icons-react'
import { useState } from 'react'
import { Letters } from './Letters'
import classes from './mail.module.css'
import { MailSetUp } from './MailSetUp'
import { SetMailbox } from './SetMailbox'
import { Rotate } from '@/app/Rotate'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { RemoveRequestMailboxDocument, RotateRequestMailboxSecretDocument, type RequestMailboxPartsFragment } from '@/gen/graphql'
import { Button, ConfirmDialog, CopyText, EmptyState, Facts, Menu, Moment, Panel, plural, SecretOnce, Text } from '@/ui'

type Asking = 'address' | 'rotate' | 'remove' | null

interface MailboxProps {
  mailbox: RequestMailboxPartsFragment | null
  onChange: () => void
}

/** The address to which people write, how its mail gets here, and what became of the last ones. */
export function Mailbox({ mailbox, onChange }: MailboxProps) {
  const may = useMay()
  const [asking, setAsking] = useState<Asking>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const done = (made: string | null | undefined) => {
    setSecret(made ?? null)
    onChange()
  }
  return (
    <Panel
      title="E-mail address"
      description="Whoever writes to it gets a link to confirm that it is they who ask. The clock runs from the day of the mail."
      flush
      actions={may('DECIDE_REQUESTS') ? <Acts has={mailbox !== null} onAsk={setAsking} /> : null}
    >
      {mailbox === null ? (
        <EmptyState icon={IconMail} title="No mail is taken yet" compact>
          People write to an address such as privacy@ before they find a form. Name it here, and let your mail server hand
          its mail in: nothing is overlooked in a mailbox, and nobody has to copy mails into the queue.
        </EmptyState>
      ) : (
        <Taking mailbox={mailbox} />
      )}
      {asking === 'address' ? <SetMailbox address={mailbox?.address ?? ''} onClose={() => setAsking(null)} onDone={done} /> : null}
      {asking === 'rotate' ? <NewSecret onClose={() => setAsking(null)} onDone={done} /> : null}
      {asking === 'remove' && mailbox !== null ? <Remove address={mailbox.address} onClose={() => setAsking(null)} onDone={onChange} /> : null}
      <SecretOnce
        secret={secret}
        title="The mailbox’s secret"
        use="Your mail server proves with it that mail comes from it. Put it into the file, or the address, that the set-up below names."
        onDone={() => setSecret(null)}
      />
    </Panel>
  )
}

function Acts({ has, onAsk }: { has: boolean; onAsk: (asking: Asking) => void }) {
  if (!has) return <Button size="xs" onClick={() => onAsk('address')}>Take mail</Button>
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default">Change</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAsk('address')}>Another address</Menu.Item>
        <Menu.Item onClick={() => onAsk('rotate')}>New secret</Menu.Item>
        <Menu.Item color="red" onClick={() => onAsk('remove')}>Take no more mail</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Taking({ mailbox }: { mailbox: RequestMailboxPartsFragment }) {
  return (
    <>
      <div className={classes.part}>
        <Facts
          items={[
            ['Address', <CopyText key="address" value={mailbox.address} label="the address for requests" />],
            ['Handed in at', <CopyText key="hook" value={mailbox.hookUrl} label="where mail is handed in" />],
            ['Secret', <Secret key="secret" mailbox={mailbox} />],
            ['So far', `${plural(mailbox.taken, 'mail', 'mails')} taken, ${mailbox.ignored} not: machines, lists, and those that came twice`],
          ]}
        />
      </div>
      <div className={classes.part}>
        <h3>Set it up</h3>
        <MailSetUp address={mailbox.address} hook={mailbox.hookUrl} />
      </div>
      <div className={classes.part}>
        <h3>Last mails</h3>
        {mailbox.letters.length === 0 ? (
          <Text size="sm" c="dimmed">None came in the last 30 days. Send one to try it out.</Text>
        ) : (
          <Letters letters={mailbox.letters} />
        )}
      </div>
    </>
  )
}

function Secret({ mailbox: { madeAt, rotatedAt, formerUntil } }: { mailbox: RequestMailboxPartsFragment }) {
  const [now] = useState(Date.now)
  return (
    <>
      made <Moment at={rotatedAt ?? madeAt} show="date" />
      {formerUntil == null || Date.parse(formerUntil) < now ? null : <>; the former one works until <Moment at={formerUntil} /></>}
    </>
  )
}

interface DialogProps {
  onClose: () => void
  onDone: (secret: string | null | undefined) => void
}

function NewSecret({ onClose, onDone }: DialogProps) {
  const rotate = useAction(RotateRequestMailboxSecretDocument)
  return (
    <Rotate
      title="A new secret for the mailbox"
      noun="secret"
      usual="24"
      onClose={onClose}
      onRotate={async (overlapHours) => {
        const { data, problems } = await rotate({ overlapHours })
        if (data !== null) {
          onClose()
          onDone(data.rotateRequestMailboxSecret.secret)
        }
        return problems
      }}
    />
  )
}

function Remove({ address, onClose, onDone }: { address: string; onClose: () => void; onDone: () => void }) {
  const remove = useAction(RemoveRequestMailboxDocument, 'Mail is taken no more.')
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Take no more mail at ${address}?`}
      effects={['The secret ends at once: your mail server keeps what comes, and sends it back in the end.', 'Requests that came by mail go on.']}
      confirm="Take no more mail"
      danger
      onConfirm={async () => {
        const { problems } = await remove({ address })
        if (problems.length === 0) onDone()
        return problems
      }}
    />
  )
}
