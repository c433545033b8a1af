import {
  IconActivity,
  IconBook2,
  IconBroadcast,
  IconBuilding,
  IconChecks,
  IconClipboardCheck,
  IconDatabase,
  IconDoorEnter,
  IconDoorExit,
  IconFileText,
  IconFolderCog,
  IconHourglass,
  IconInbox,
  IconLayoutDashboard,
  IconLifebuoy,
  IconLink,
  IconLock,
  IconPackage,
  IconPackages,
  IconPlugConnectedX,
  IconRobot,
  IconScale,
  IconSettings,
  IconShieldCheck,
  IconTransfer,
  IconTruckDelivery,
  IconUserHeart,
  IconUserPlus,
  IconUsers,
  IconUsersGroup,
  IconWebhook,
  IconWorld,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Permission } from '@/gen/graphql'

/** A place in the console. */
export interface Place {
  to: string
  label: string
  icon: ComponentType<{ size?: number; stroke?: number }>
  permission: Permission
  /** Needed too: an operator inside another organization has nothing of their own there. */
  also?: Permission
}

/** Places that belong together. */
export interface Section {
  label: string
  places: readonly Place[]
}

const sections: readonly Section[] = [
  {
    label: 'Organization',
    places: [
      { to: '/overview', label: 'Overview', icon: IconLayoutDashboard, permission: 'READ_ORGANIZATION' },
      { to: '/members', label: 'Members', icon: IconUsers, permission: 'READ_MEMBERS' },
      { to: '/losses', label: 'Accounts being lost', icon: IconDoorExit, permission: 'READ_MEMBERS' },
      { to: '/groups', label: 'Groups', icon: IconUsersGroup, permission: 'READ_MEMBERS' },
      { to: '/directories', label: 'Directories', icon: IconFolderCog, permission: 'READ_DIRECTORIES' },
      { to: '/transfer', label: 'Import and export', icon: IconTransfer, permission: 'MANAGE_DIRECTORIES' },
      { to: '/receivers', label: 'Event receivers', icon: IconBroadcast, permission: 'MANAGE_DIRECTORIES' },
      { to: '/products', label: 'Products', icon: IconPackage, permission: 'READ_PRODUCTS' },
      { to: '/sources', label: 'Sources', icon: IconDatabase, permission: 'READ_PRODUCTS' },
      { to: '/organization', label: 'Settings', icon: IconSettings, permission: 'READ_ORGANIZATION' },
      { to: '/webhooks', label: 'Webhooks', icon: IconWebhook, permission: 'READ_LOG' },
    ],
  },
  {
    label: 'Access',
    places: [
      { to: '/domains', label: 'Domains', icon: IconWorld, permission: 'READ_ORGANIZATION' },
      { to: '/connections', label: 'Sign-in', icon: IconLink, permission: 'READ_ORGANIZATION' },
      { to: '/blocked-services', label: 'Blocked services', icon: IconPlugConnectedX, permission: 'READ_ORGANIZATION' },
      { to: '/roles', label: 'Roles', icon: IconShieldCheck, permission: 'READ_ORGANIZATION' },
      { to: '/approvals', label: 'Approvals', icon: IconChecks, permission: 'READ_ORGANIZATION', also: 'OWN_DATA' },
      { to: '/service-accounts', label: 'Service accounts', icon: IconRobot, permission: 'MANAGE_TOKENS' },
      { to: '/support', label: 'Support access', icon: IconLifebuoy, permission: 'READ_ORGANIZATION' },
    ],
  },
  {
    label: 'Privacy',
    places: [
      { to: '/requests', label: 'Requests', icon: IconInbox, permission: 'READ_REQUESTS' },
      { to: '/holds', label: 'Holds', icon: IconLock, permission: 'READ_REQUESTS' },
      { to: '/retention', label: 'Retention', icon: IconHourglass, permission: 'READ_TERMS' },
      { to: '/terms', label: 'Terms', icon: IconScale, permission: 'READ_TERMS' },
      { to: '/documents', label: 'Documents', icon: IconFileText, permission: 'READ_TERMS' },
      { to: '/recipients', label: 'Recipients', icon: IconTruckDelivery, permission: 'READ_TERMS' },
      { to: '/log', label: 'Log', icon: IconBook2, permission: 'READ_LOG' },
    ],
  },
  {
    label: 'Vendor',
    places: [
      { to: '/organizations', label: 'Organizations', icon: IconBuilding, permission: 'OPERATE' },
      { to: '/statements', label: 'Statement', icon: IconFileText, permission: 'OPERATE' },
      { to: '/catalogue', label: 'Catalogue', icon: IconPackages, permission: 'OPERATE' },
      { to: '/sign-ups', label: 'Sign-ups', icon: IconUserPlus, permission: 'OPERATE' },
      { to: '/doors', label: 'Open doors', icon: IconDoorEnter, permission: 'OPERATE' },
      { to: '/operations', label: 'Operations', icon: IconActivity, permission: 'OPERATE' },
    ],
  },
  {
    label: 'You',
    places: [
      { to: '/my-data', label: 'My data', icon: IconUserHeart, permission: 'OWN_DATA' },
      { to: '/tasks', label: 'My tasks', icon: IconClipboardCheck, permission: 'OWN_DATA' },
    ],
  },
]

/** The places that these permissions open; sections without any are left out. */
export function placesFor(permissions: readonly Permission[]): Section[] {
  return sections
    .map((section) => ({
      ...section,
      places: section.places.filter(
        ({ permission, also }) => permissions.includes(permission) && (also === undefined || permissions.includes(also)),
      ),
    }))
    .filter((section) => section.places.length > 0)
}

/** Where somebody with these permissions starts. */
export function startFor(permissions: readonly Permission[]): '/overview' | '/my-data' | '/organizations' {
  if (permissions.includes('READ_ORGANIZATION')) return '/overview'
  return permissions.includes('OPERATE') ? '/organizations' : '/my-data'
}
