import { createRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { NotFound, rootRoute } from './root'
import { startRoute } from './start'
import { approvalsRoute } from '@/routes/approvals/route'
import { breakGlassRoute, connectionRoute, connectionsRoute, wizardRoute } from '@/routes/connections/route'
import { conflictsRoute } from '@/routes/conflicts/route'
import { directoriesRoute, directoryRoute } from '@/routes/directories/route'
import { compareRoute, documentRoute, documentsRoute, editRoute, writeRoute } from '@/routes/documents/route'
import { domainsRoute } from '@/routes/domains/route'
import { extensionsRoute } from '@/routes/extensions/route'
import { groupRoute, groupsRoute } from '@/routes/groups/route'
import { holdRoute, holdsRoute } from '@/routes/holds/route'
import { lossesRoute } from '@/routes/losses/route'
import { retentionRoute } from '@/routes/retention/route'
import { logRoute } from '@/routes/log/route'
import { invitationsRoute, memberRoute, membersRoute } from '@/routes/members/route'
import { myDataRoute } from '@/routes/my-data/route'
import { noticesRoute } from '@/routes/notices/route'
import { operationsRoute } from '@/routes/operations/route'
import { organizationRoute } from '@/routes/organization/route'
import { organizationsRoute } from '@/routes/organizations/route'
import { overviewRoute } from '@/routes/overview/route'
import { catalogueRoute } from '@/routes/catalogue/route'
import { partiesRoute } from '@/routes/parties/route'
import { productRoute, productsRoute } from '@/routes/products/route'
import { recipientsRoute } from '@/routes/recipients/route'
import { receiverRoute, receiversRoute } from '@/routes/receivers/route'
import { rolesRoute } from '@/routes/roles/route'
import { serviceAccountsRoute } from '@/routes/service-accounts/route'
import { answerTemplatesRoute, requestIntakeRoute, requestNumbersRoute, requestReviewRoute, requestRoute, requestsRoute } from '@/routes/requests/route'
import { settingsRoute } from '@/routes/settings/route'
import { signUpsRoute } from '@/routes/sign-ups/route'
import { editSourceRoute, newSourceRoute, sourceRoute, sourcesRoute } from '@/routes/sources/route'
import { statementDraftRoute, statementRoute, statementsRoute, writeStatementRoute } from '@/routes/statements/route'
import { tasksRoute } from '@/routes/tasks/route'
import { editStreamRoute, logExportsRoute, newStreamRoute, streamRoute, streamsRoute } from '@/routes/streams/route'
import { doorsRoute, supportRoute } from '@/routes/support/route'
import { compareTermsRoute, termConflictsRoute, termRoute, termsRoute, timelineRoute } from '@/routes/terms/route'
import { bulkChangeRoute, bulkChangesRoute } from '@/routes/bulk/route'
import { importRoute, transferRoute } from '@/routes/transfer/route'
import { webhookRoute, webhooksRoute } from '@/routes/webhooks/route'
import { ErrorState, PageSkeleton } from '@/ui'

const routeTree = rootRoute.addChildren([
  startRoute,
  overviewRoute,
  membersRoute,
  memberRoute,
  invitationsRoute,
  groupsRoute,
  groupRoute,
  directoriesRoute,
  directoryRoute,
  conflictsRoute,
  extensionsRoute,
  bulkChangesRoute,
  bulkChangeRoute,
  transferRoute,
  importRoute,
  receiversRoute,
  receiverRoute,
  requestsRoute,
  requestReviewRoute,
  requestNumbersRoute,
  answerTemplatesRoute,
  requestIntakeRoute,
  requestRoute,
  holdsRoute,
  holdRoute,
  termsRoute,
  timelineRoute,
  termConflictsRoute,
  compareTermsRoute,
  termRoute,
  documentsRoute,
  documentRoute,
  writeRoute,
  editRoute,
  compareRoute,
  productsRoute,
  productRoute,
  recipientsRoute,
  catalogueRoute,
  statementsRoute,
  writeStatementRoute,
  statementDraftRoute,
  statementRoute,
  domainsRoute,
  organizationRoute,
  connectionsRoute,
  wizardRoute,
  breakGlassRoute,
  connectionRoute,
  lossesRoute,
  retentionRoute,
  partiesRoute,
  logRoute,
  sourcesRoute,
  newSourceRoute,
  editSourceRoute,
  sourceRoute,
  tasksRoute,
  streamsRoute,
  newStreamRoute,
  editStreamRoute,
  streamRoute,
  logExportsRoute,
  myDataRoute,
  noticesRoute,
  webhooksRoute,
  webhookRoute,
  settingsRoute,
  organizationsRoute,
  rolesRoute,
  approvalsRoute,
  serviceAccountsRoute,
  supportRoute,
  doorsRoute,
  signUpsRoute,
  operationsRoute,
])

/** Every address of the console. Pages load when they are first shown, or pointed at. */
export function makeRouter() {
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    defaultPendingComponent: PageSkeleton,
    defaultPendingMs: 150,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: PageError,
    scrollRestoration: true,
  })
}

/** A page that failed to load or to draw; a new version of the console is the usual cause. */
function PageError({ reset }: ErrorComponentProps) {
  return (
    <ErrorState
      kind="broken"
      message="This page could not be shown. If Steward was updated just now, loading it again mends it."
      onRetry={() => {
        reset()
        window.location.reload()
      }}
    />
  )
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
