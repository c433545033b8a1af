import { IconArrowRight, IconFilter, IconHeart, IconPlus, IconUpload } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { placeKeys } from './keys'
import { placesFor } from '../shell/navigation'
import type { Findable } from './match'
import type { Permission } from '@/gen/graphql'

/** Something that the palette can do: go to an address. */
export interface Command extends Findable {
  /** The address, with what it searches for. */
  href: string
  icon: ComponentType<{ size?: number; stroke?: number }>
  /** The keys that do the same. */
  keys?: readonly string[]
}

interface Offer extends Command {
  permission: Permission
}

/** Other words for places, as other consoles call them. */
const alsoCalled: Record<string, string> = {
  '/members': 'people users accounts',
  '/directories': 'scim provisioning sync',
  '/connections': 'sso oidc saml identity provider login',
  '/domains': 'dns txt proof verify',
  '/roles': 'permissions rights matrix two person rule',
  '/approvals': 'proposals second person',
  '/service-accounts': 'robots api keys machine',
  '/support': 'vendor help access',
  '/sources': 'connectors databases buckets s3 postgresql integrations',
  '/requests': 'gdpr access erasure dsar deletion',
  '/holds': 'legal litigation',
  '/terms': 'contract clauses settings policy',
  '/documents': 'contracts agreements amendments',
  '/log': 'audit events history trail',
  '/transfer': 'csv file upload download',
  '/organization': 'contacts name settings',
  '/operations': 'health metrics monitoring performance latency nodes queue slow statements',
  '/webhooks': 'notifications http callbacks',
}

const offers: readonly Offer[] = [
  { label: 'Set up a connection', hint: 'Sign-in', also: 'sso oidc entra okta google keycloak', href: '/connections/set-up', icon: IconPlus, permission: 'MANAGE_ORGANIZATION' },
  { label: 'Break-glass accounts', hint: 'Sign-in', also: 'emergency recovery lock out drill', href: '/connections/break-glass', icon: IconArrowRight, permission: 'READ_ORGANIZATION' },
  { label: 'Import members from a file', hint: 'Import and export', also: 'csv upload', href: '/transfer', icon: IconUpload, permission: 'MANAGE_DIRECTORIES' },
  { label: 'Export members', hint: 'Import and export', also: 'csv download', href: '/transfer?tab=export', icon: IconArrowRight, permission: 'MANAGE_DIRECTORIES' },
  { label: 'Suspended members', hint: 'Members', href: '/members?state=SUSPENDED', icon: IconFilter, permission: 'READ_MEMBERS' },
  { label: 'Invitations', hint: 'Members', also: 'invite add people mail', href: '/invitations', icon: IconPlus, permission: 'READ_MEMBERS' },
  { label: 'Past bulk changes', hint: 'Members', href: '/bulk-changes', icon: IconArrowRight, permission: 'MANAGE_MEMBERS' },
  { label: 'Conflicts of accounts', hint: 'Directories', href: '/conflicts', icon: IconArrowRight, permission: 'READ_DIRECTORIES' },
  { label: 'Own attributes', hint: 'Directories', also: 'schema extension', href: '/extensions', icon: IconArrowRight, permission: 'READ_DIRECTORIES' },
  { label: 'Who holds which role', hint: 'Roles', href: '/roles?tab=holders', icon: IconArrowRight, permission: 'READ_ORGANIZATION' },
  { label: 'What needs a second person', hint: 'Roles', also: 'approval four eyes', href: '/roles?tab=second', icon: IconArrowRight, permission: 'READ_ORGANIZATION' },
  { label: 'Connect a source', hint: 'Sources', also: 'database postgresql s3 bucket by hand paper', href: '/sources/new', icon: IconPlus, permission: 'MANAGE_SOURCES' },
  { label: 'Requests that wait for approval', hint: 'Requests', href: '/requests?view=approval', icon: IconFilter, permission: 'READ_REQUESTS' },
  { label: 'Requests that a hold stops', hint: 'Requests', href: '/requests?view=blocked', icon: IconFilter, permission: 'READ_REQUESTS' },
  { label: 'Ways in for requests', hint: 'Requests', also: 'intake form public', href: '/intake', icon: IconArrowRight, permission: 'READ_REQUESTS' },
  { label: 'Write a document', hint: 'Documents', also: 'contract agreement amendment', href: '/documents/write', icon: IconPlus, permission: 'MANAGE_TERMS' },
  { label: 'What applied when', hint: 'Terms', also: 'timeline history of terms', href: '/terms/timeline', icon: IconArrowRight, permission: 'READ_TERMS' },
  { label: 'Terms in conflict', hint: 'Terms', also: 'contradiction inbox', href: '/terms/conflicts', icon: IconArrowRight, permission: 'READ_TERMS' },
  { label: 'Compare the terms of two organizations', hint: 'Organizations', href: '/organizations/terms', icon: IconArrowRight, permission: 'OPERATE' },
  { label: 'Ask for a copy of my data', hint: 'My data', also: 'access portability', href: '/my-data?tab=requests', icon: IconHeart, permission: 'OWN_DATA' },
  { label: 'My choices', hint: 'My data', also: 'consent advertising', href: '/my-data?tab=choices', icon: IconHeart, permission: 'OWN_DATA' },
]

const always: readonly Command[] = [
  { label: 'Notices', hint: 'You', also: 'inbox bell messages', href: '/notices', icon: IconArrowRight, keys: ['g', 'n'] },
  { label: 'Sign-in and API tokens', hint: 'You', also: 'sign out devices account', href: '/settings', icon: IconArrowRight },
]

/** Everything that these permissions let somebody go to. */
export function commandsFor(permissions: readonly Permission[]): Command[] {
  const places = placesFor(permissions).flatMap(({ label: hint, places }) =>
    places.map(({ to, label, icon }) => ({ label, hint, icon, href: to, also: alsoCalled[to], keys: keysOf(to) })),
  )
  return [...places, ...offers.filter(({ permission }) => permissions.includes(permission)), ...always]
}

function keysOf(to: string): readonly string[] | undefined {
  const letter = placeKeys[to]
  return letter === undefined ? undefined : ['g', letter]
}
