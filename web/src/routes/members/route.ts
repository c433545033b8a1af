import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '@/app/root'
import { oneOf, optional, positive, text } from '@/app/search'
import type { InvitationState, MemberSortField, MemberState, Role } from '@/gen/graphql'

/** The states that the list can be filtered by. */
export const memberStates = ['ACTIVE', 'SUSPENDED', 'DEACTIVATED', 'DELETED'] as const satisfies readonly MemberState[]
/** The roles that the list can be filtered by. */
export const memberRoles = ['OWNER', 'ADMIN', 'PRIVACY_OFFICER', 'HELPDESK', 'AUDITOR'] as const satisfies readonly Role[]
/** What the list can be sorted by. */
export const memberSorts = [
  'DISPLAY_NAME',
  'FAMILY_NAME',
  'USER_NAME',
  'CREATED_AT',
  'LAST_SIGN_IN_AT',
] as const satisfies readonly MemberSortField[]
const tabs = ['profile', 'data', 'activity'] as const

/** All members, searched and filtered. */
export const membersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/members',
  validateSearch: (search: Record<string, unknown>) => optional({
    q: text(search.q),
    state: oneOf(memberStates, search.state),
    role: oneOf(memberRoles, search.role),
    directory: text(search.directory),
    sort: oneOf(memberSorts, search.sort),
    dir: oneOf(['ASC', 'DESC'] as const, search.dir),
  }),
  component: lazyRouteComponent(() => import('./page'), 'MembersPage'),
})

/** One member. */
export const memberRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/members/$id',
  validateSearch: (search: Record<string, unknown>) => optional({ tab: oneOf(tabs, search.tab) }),
  component: lazyRouteComponent(() => import('./member'), 'MemberPage'),
})

/** The states that invitations can be filtered by. */
export const invitationStates = ['OPEN', 'ACCEPTED', 'REVOKED', 'EXPIRED'] as const satisfies readonly InvitationState[]

/** Invitations by mail to become a member. */
export const invitationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitations',
  validateSearch: (search: Record<string, unknown>) => optional({
    state: oneOf(invitationStates, search.state),
    after: text(search.after),
    page: positive(search.page),
  }),
  component: lazyRouteComponent(() => import('./invitations'), 'InvitationsPage'),
})
