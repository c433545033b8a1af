import type {
  ConnectionAuth,
  ConnectionProvider,
  ConnectionQuery,
  DiscoverProviderMutation,
  Role,
  SaveConnectionInput,
} from '@/gen/graphql'

type Connection = NonNullable<ConnectionQuery['connection']>

/** What answered at an issuer. */
export type Discovery = NonNullable<DiscoverProviderMutation['discoverProvider']['discovery']>

/** One line of the mapping of groups to roles. */
export interface GroupLine {
  group: string
  roles: Role[]
}

/** A connection as the wizard holds it. */
export interface Draft {
  provider: ConnectionProvider
  name: string
  typed: string
  issuer: string
  clientId: string
  auth: ConnectionAuth
  clientSecret: string
  /** Words with spaces between them. */
  scopes: string
  stepUp: string
  hostedDomain: string
  confirmed: boolean
  email: string
  emailVerified: string
  fullName: string
  groups: string
  trustEmail: boolean
  groupRoles: GroupLine[]
  ownerByGroup: boolean
  joins: boolean
  joinDomains: string[]
  joinRoles: Role[]
  joinGroups: { id: string; name: string }[]
  joinProducts: string[]
}

/** A new connection to a provider. */
export function emptyDraft(): Draft {
  return {
    provider: 'ENTRA', name: '', typed: '', issuer: '', clientId: '', auth: 'SECRET', clientSecret: '', scopes: 'profile email', stepUp: '', hostedDomain: '', confirmed: false,
    email: '', emailVerified: '', fullName: '', groups: '', trustEmail: false, groupRoles: [], ownerByGroup: false,
    joins: false, joinDomains: [], joinRoles: [], joinGroups: [], joinProducts: [],
  }
}

/** A connection that is there, to be changed. */
export function draftOf(c: Connection): Draft {
  return {
    provider: c.provider, name: c.name, typed: c.issuer, issuer: c.issuer, clientId: c.clientId, auth: c.auth, clientSecret: '',
    scopes: c.scopes.join(' '), stepUp: c.stepUp.join(' '),
    hostedDomain: c.restriction?.claim === 'hd' ? c.restriction.values.join(', ') : '', confirmed: c.foreignHosts.length > 0,
    email: c.claims.email, emailVerified: c.claims.emailVerified, fullName: c.claims.name, groups: c.claims.groups,
    trustEmail: c.trustEmail, groupRoles: c.groupRoles.map(({ group, roles }) => ({ group, roles: [...roles] })), ownerByGroup: c.ownerByGroup,
    joins: c.join.on, joinDomains: [...c.join.domains], joinRoles: [...c.join.roles],
    joinGroups: c.join.groupIds.map((id) => ({ id, name: 'A group' })), joinProducts: [...c.join.productIds],
  }
}

/** What the API is sent. Endpoints go along only where they were just found. */
export function inputOf(draft: Draft, found: Discovery | null, before: Connection | null): SaveConnectionInput {
  const words = (text: string) => text.split(/[\s,]+/).filter((word) => word !== '')
  return {
    connectionId: before?.id,
    version: before?.version,
    name: draft.name.trim(),
    provider: draft.provider,
    issuer: draft.issuer,
    clientId: draft.clientId.trim(),
    auth: draft.auth,
    clientSecret: draft.clientSecret === '' ? undefined : draft.clientSecret,
    scopes: words(draft.scopes),
    // None stays none: nothing to say is no change, which would make the connection a draft again.
    stepUp: draft.stepUp.trim() === '' && (before?.stepUp ?? []).length === 0 ? undefined : words(draft.stepUp),
    claims: {
      email: draft.email.trim(), emailVerified: draft.emailVerified.trim(), name: draft.fullName.trim(), groups: draft.groups.trim(),
    },
    restriction: draft.hostedDomain.trim() === '' ? undefined : { claim: 'hd', values: words(draft.hostedDomain) },
    trustEmail: draft.trustEmail,
    endpoints: found === null ? undefined : {
      authorize: found.endpoints.authorize, token: found.endpoints.token, keys: found.endpoints.keys,
      userInfo: found.endpoints.userInfo, endSession: found.endpoints.endSession,
    },
    confirmForeignHosts: draft.confirmed,
    groupRoles: draft.groupRoles.filter(({ group }) => group.trim() !== ''),
    ownerByGroup: draft.ownerByGroup,
    join: {
      on: draft.joins, domains: draft.joinDomains, roles: draft.joinRoles,
      groupIds: draft.joinGroups.map(({ id }) => id), productIds: draft.joinProducts,
    },
  }
}
