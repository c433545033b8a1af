import { useState } from 'react'
import classes from './review.module.css'
import { useAction } from '@/app/useAction'
import { EndPackageLinkDocument, MakePackageLinkDocument, type PackageLinkWay, type ThreadPartsFragment } from '@/gen/graphql'
import { Button, FormDialog, Group, Moment, Panel, Pill, SecretOnce, Select, Text } from '@/ui'

const ways = [
  { value: 'PHONE', label: 'By telephone' },
  { value: 'LETTER', label: 'By letter' },
  { value: 'COUNTER', label: 'In person' },
] as const satisfies readonly { value: PackageLinkWay; label: string }[]

interface PackageLinksProps {
  requestId: string
  links: ThreadPartsFragment['links']
  decides: boolean
}

/** How somebody without an account gets their package: a link by mail, and a secret another way. */
export function PackageLinks({ requestId, links, decides }: PackageLinksProps) {
  const [making, setMaking] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const end = useAction(EndPackageLinkDocument, 'The link leads nowhere any more.')
  return (
    <Panel
      title="Delivery by link"
      description="For people without an account: a link goes to their known address, and a secret another way. It works three times, for a week."
      actions={decides ? <Button size="xs" variant="default" onClick={() => setMaking(true)}>Send a link</Button> : undefined}
    >
      {links.length === 0 ? <Text size="sm" c="dimmed">None was sent: members download it on their My data page.</Text> : null}
      <ul className={classes.list}>
        {links.map((link) => (
          <li key={link.id} className={classes.row}>
            <div className={classes.what}>
              <Text size="sm">Secret {ways.find((way) => way.value === link.way)?.label.toLowerCase()}, until <Moment at={link.expiresAt} show="time" /></Text>
              <Text size="xs" c="dimmed">{link.madeBy} · downloaded {link.fetched} of 3 times · {link.attempts} of 5 wrong secrets</Text>
            </div>
            <Group gap="xs">
              <Pill tone={link.usable ? 'success' : 'neutral'}>{link.usable ? 'Works' : 'Over'}</Pill>
              {link.usable && decides ? (
                <Button size="compact-sm" variant="subtle" onClick={() => void end({ packageLinkId: link.id })}>Take back</Button>
              ) : null}
            </Group>
          </li>
        ))}
      </ul>
      {making ? <MakeDialog requestId={requestId} onClose={() => setMaking(false)} onSecret={setSecret} /> : null}
      <SecretOnce secret={secret} title="The secret" use="Tell it to the subject by the way that you chose, never by mail. It is not shown again." onDone={() => setSecret(null)} />
    </Panel>
  )
}

function MakeDialog({ requestId, onClose, onSecret }: { requestId: string; onClose: () => void; onSecret: (secret: string | null) => void }) {
  const [way, setWay] = useState<PackageLinkWay>('PHONE')
  const make = useAction(MakePackageLinkDocument, 'The link is on its way.')
  return (
    <FormDialog
      opened
      onClose={onClose}
      title="Send a link"
      submit="Send"
      onSubmit={async () => {
        const { data, problems } = await make({ requestId, way })
        if (problems.length === 0) {
          onClose()
          onSecret(data?.makePackageLink.secret ?? null)
        }
        return problems
      }}
    >
      <Select
        label="How the secret reaches them"
        description="Not by mail, which has the link."
        allowDeselect={false}
        data={[...ways]}
        value={way}
        onChange={(value) => setWay(ways.find((one) => one.value === value)?.value ?? way)}
      />
    </FormDialog>
  )
}
