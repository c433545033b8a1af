import type { Permission, SetUpKey } from '@/gen/graphql'

/** How a step of setting up is said, and where it is done. */
export interface SetUpText {
  title: string
  why: string
  to: '/domains' | '/connections' | '/roles' | '/connections/break-glass' | '/directories' | '/organization' | '/documents'
  /** What doing it needs. */
  permission: Permission
}

export const setUpTexts: Record<SetUpKey, SetUpText> = {
  DOMAIN: {
    title: 'Prove a domain',
    why: 'A record in its DNS shows that it is yours. People with its addresses are then sent to your sign-in.',
    to: '/domains',
    permission: 'MANAGE_ORGANIZATION',
  },
  CONNECTION_TESTED: {
    title: 'Connect your identity provider and test it',
    why: 'The wizard leads through it; a test sign-in shows every check before anybody depends on it.',
    to: '/connections',
    permission: 'MANAGE_ORGANIZATION',
  },
  SECOND_OWNER: {
    title: 'Give a second person the owner’s role',
    why: 'With one owner, a holiday stops everything that only owners do.',
    to: '/roles',
    permission: 'MANAGE_ROLES',
  },
  BREAK_GLASS: {
    title: 'Prove a break-glass account by a drill',
    why: 'The way in when your identity provider fails. A drill counts for 30 days.',
    to: '/connections/break-glass',
    permission: 'MANAGE_ORGANIZATION',
  },
  CONNECTION_ENFORCED: {
    title: 'Make your sign-in the only one',
    why: 'After a pilot, enforce it: everybody in your domains then comes in through it.',
    to: '/connections',
    permission: 'MANAGE_ORGANIZATION',
  },
  DIRECTORY: {
    title: 'Connect a directory',
    why: 'Accounts then appear, change and end with those at your provider, within minutes.',
    to: '/directories',
    permission: 'MANAGE_DIRECTORIES',
  },
  CONTACTS: {
    title: 'Name contacts for privacy and technical matters',
    why: 'Members are told whom to ask, and notices reach somebody when owners are away.',
    to: '/organization',
    permission: 'MANAGE_ORGANIZATION',
  },
  AGREEMENT: {
    title: 'Enter your agreement and sign it',
    why: 'Its clauses give terms their values; until then the vendor’s statement and the law apply.',
    to: '/documents',
    permission: 'MANAGE_TERMS',
  },
}
