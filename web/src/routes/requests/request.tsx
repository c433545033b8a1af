import { lazy, Suspense, useCallback } from 'react'
import { useQuery } from '@/app/useQuery'
import { Actions } from './_parts/Actions'
import { Corrections } from './_parts/Corrections'
import { Deadline } from './_parts/Deadline'
import { NextStep } from './_parts/NextStep'
import { Offers } from './_parts/Offers'
import { Preview } from './_parts/Preview'
import { Proof } from './_parts/Proof'
import { isWorking } from './_parts/progress'
import { isOpen } from './_parts/queue'
import { Snapshot } from './_parts/Snapshot'
import { Tasks } from './_parts/Tasks'
import { Words } from './_parts/Words'
import { Happened } from './_parts/Happened'
import { requestRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useLive } from '@/app/useLive'
import { usePolling } from '@/app/usePolling'
import { RequestChangedDocument, RequestDocument, type RequestPartsFragment } from '@/gen/graphql'
import {
  BackLink,
  Columns,
  DuePill,
  ErrorState,
  Page,
  PageHeader,
  Sections,
  StatusBadge,
  TextLink,
  words,
} from '@/ui'

const Correspondence = lazy(async () => ({ default: (await import('./_parts/Correspondence')).Correspondence }))

/** One rights request, as the API gives it. */
export type Request = RequestPartsFragment

/** One rights request: how far it is, what is to be done, and why it is due when it is. */
export function RequestPage() {
  const { id } = requestRoute.useParams()
  const [result, refetch] = useQuery({ query: RequestDocument, variables: { id } })
  const reload = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  const request = result.data?.request
  usePolling(request != null && isWorking(request), reload) // tasks count without an event
  useLive(RequestChangedDocument, { id }, reload)
  return (
    <Page>
      <Loaded result={result} onRetry={reload}>
        {(data) => (data.request == null ? <ErrorState kind="missing" /> : <Parts request={data.request} onChange={reload} />)}
      </Loaded>
    </Page>
  )
}

function Parts({ request, onChange }: { request: Request; onChange: () => void }) {
  return (
    <>
      <PageHeader
        title={`${words(request.kind)} request`}
        back={<BackLink to="/requests">Requests</BackLink>}
        badges={
          <>
            <StatusBadge state={request.state} />
            <DuePill dueAt={request.dueAt} closed={!isOpen(request.state)} />
          </>
        }
        lead={<Subject request={request} />}
        actions={<Actions request={request} />}
      />
      <Columns>
        <Sections>
          <Offers request={request} onChange={onChange} />
          <NextStep request={request} />
          <Corrections request={request} onChange={onChange} />
          {request.tasks.length === 0 ? null : <Tasks request={request} />}
          {request.preview == null ? null : <Preview preview={request.preview} />}
          <Proof request={request} />
          <Words request={request} />
          <Suspense fallback={null}>
            <Correspondence request={request} />
          </Suspense>
        </Sections>
        <Sections>
          <Deadline request={request} />
          <Happened request={request} />
          {request.terms == null ? null : <Snapshot terms={request.terms} />}
        </Sections>
      </Columns>
    </>
  )
}

function Subject({ request }: { request: Request }) {
  const { member, subjectName } = request
  if (member == null) return <>{subjectName ?? 'The person is erased; only this record remains.'}</>
  return (
    <>
      of{' '}
      <TextLink to="/members/$id" params={{ id: member.id }}>
        {subjectName ?? (member.displayName || 'an erased member')}
      </TextLink>
      {member.userName === '' ? null : ` · ${member.userName}`}
    </>
  )
}
