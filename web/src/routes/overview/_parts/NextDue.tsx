import { IconInbox } from '@tabler/icons-react'
import classes from './NextDue.module.css'
import type { OverviewQuery } from '@/gen/graphql'
import { DuePill, EmptyState, LinkButton, Panel, RowLink, StatusBadge, words } from '@/ui'

type Next = NonNullable<OverviewQuery['overview']['requestsNext']>

/** The requests that are due first. */
export function NextDue({ requests }: { requests: Next }) {
  return (
    <Panel
      title="Due next"
      description="Rights requests in the order in which their answers are due."
      flush
      actions={
        <LinkButton to="/requests" search={{}} variant="default" size="xs">
          All requests
        </LinkButton>
      }
    >
      {requests.length === 0 ? (
        <EmptyState icon={IconInbox} title="Nothing waits for an answer" compact>
          When a member asks for their data or its erasure, the request shows here with its deadline.
        </EmptyState>
      ) : (
        <ul className={classes.list}>
          {requests.map((request) => (
            <li key={request.id}>
              <div className={classes.what}>
                <RowLink to="/requests/$id" params={{ id: request.id }}>
                  {words(request.kind)} · {request.subjectName ?? 'Erased person'}
                </RowLink>
              </div>
              <div className={classes.state}>
                <StatusBadge state={request.state} />
                <DuePill dueAt={request.dueAt} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
