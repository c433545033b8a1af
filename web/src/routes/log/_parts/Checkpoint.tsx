import { IconRosetteDiscountCheck } from '@tabler/icons-react'
import classes from './log.module.css'
import type { LogQuery } from '@/gen/graphql'
import { Button, CopyText, formatCount, Moment, Panel, Sections, useDisclosure } from '@/ui'

/** What the newest checkpoint seals, and how to check it without this server. */
export function Checkpoint({ data }: { data: LogQuery | undefined }) {
  const [open, { toggle }] = useDisclosure()
  const checkpoint = data?.checkpoint
  if (checkpoint == null) return null
  return (
    <Panel tone="accent">
      <Sections gap={14}>
        <div className={classes.seal}>
          <IconRosetteDiscountCheck size={28} stroke={1.6} color="var(--mantine-color-anchor)" aria-hidden />
          <dl className={classes.figure} style={{ margin: 0 }}>
            <dt>Sealed events</dt>
            <dd>{formatCount(checkpoint.size)}</dd>
          </dl>
          <dl className={classes.figure} style={{ margin: 0 }}>
            <dt>Newest checkpoint</dt>
            <dd>
              <Moment at={checkpoint.at} />
            </dd>
          </dl>
          <dl className={classes.figure} style={{ margin: 0, flex: '1 1 14rem' }}>
            <dt>Root hash</dt>
            <dd className={classes.mono}>{checkpoint.rootHash}</dd>
          </dl>
          <Button size="xs" variant="default" onClick={toggle} aria-expanded={open}>
            {open ? 'Hide' : 'Check it yourself'}
          </Button>
        </div>
        {open ? <HowTo note={checkpoint.note} keys={data?.signingKeys ?? []} /> : null}
      </Sections>
    </Panel>
  )
}

function HowTo({ note, keys }: { note: string; keys: readonly { id: string; publicKey: string }[] }) {
  return (
    <Sections gap={10}>
      <div>
        Export the log, and check it on any machine with this key: <code className={classes.mono}>steward verify log FILE</code>
      </div>
      {keys.map((key) => (
        <div key={key.id}>
          <CopyText value={`${key.id} ${key.publicKey}`} label="public key" />
        </div>
      ))}
      <pre className={classes.mono} style={{ margin: 0, whiteSpace: 'pre-wrap' }}>
        {note}
      </pre>
    </Sections>
  )
}
