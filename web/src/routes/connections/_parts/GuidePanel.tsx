import type { Connection } from '../connection'
import type { Draft } from './draft'
import { guides } from './guides'
import { providerNames } from './providers'
import { CopyText, Facts, Panel, Sections, Steps, Text } from '@/ui'

interface GuidePanelProps {
  draft: Pick<Draft, 'provider' | 'auth'>
  /** The addresses to enter: the connection’s, or those that are reserved for it. */
  connection: Addresses | null
}

type Addresses = Pick<Connection, 'redirectUri' | 'logoutUri' | 'jwksUri'>

/** What to do at the provider, beside the form that asks for what comes of it. */
export function GuidePanel({ draft, connection }: GuidePanelProps) {
  const guide = guides[draft.provider]
  return (
    <Panel title={`At ${draft.provider === 'GENERIC' ? 'your provider' : providerNames[draft.provider]}`} description="Keep its administration open in another window.">
      <Sections gap={18}>
        <Steps items={guide.steps} />
        <AddressList draft={draft} connection={connection} />
        <Part title="Scopes">{guide.scopes}</Part>
        <Part title="Claims">{guide.claims}</Part>
        <Part title="Groups">{guide.groups}</Part>
        <Part title="Signing out">{guide.logout}</Part>
      </Sections>
    </Panel>
  )
}

function AddressList({ draft, connection }: GuidePanelProps) {
  const later = 'It is on its way…'
  const copy = (value: string | undefined, label: string) =>
    value === undefined ? later : <CopyText key={label} value={value} label={label} />
  const { tellsOfLogout } = guides[draft.provider]
  return (
    <Facts
      items={[
        ['Redirect URI', copy(connection?.redirectUri, 'redirect URI')],
        ['After signing out', copy(`${window.location.origin}/signed-out`, 'address after signing out')],
        ['Back-channel', tellsOfLogout ? copy(connection?.logoutUri, 'back-channel address') : null],
        ['JWKS', draft.auth === 'PRIVATE_KEY' ? copy(connection?.jwksUri, 'JWKS address') : null],
      ]}
    />
  )
}

function Part({ title, children }: { title: string; children: string }) {
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Text size="sm">{children}</Text>
    </div>
  )
}
