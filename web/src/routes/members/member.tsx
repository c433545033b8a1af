import { lazy, Suspense } from 'react'
import { useQuery } from '@/app/useQuery'
import { MemberActions } from './_parts/MemberActions'
import { ProfileTab } from './_parts/ProfileTab'
import { memberRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { useMay } from '@/app/viewer'
import { MemberDocument, type MemberQuery } from '@/gen/graphql'
import { BackLink, ErrorState, Moment, Notice, Page, PageHeader, Pill, plural, StatusBadge, TableSkeleton, Tabs, words } from '@/ui'

// What isn't seen at first loads with its tab.
const ActivityTab = lazy(async () => ({ default: (await import('./_parts/ActivityTab')).ActivityTab }))
const DataTab = lazy(async () => ({ default: (await import('./_parts/DataTab')).DataTab }))

/** One member, as the API gives it. */
export type Member = NonNullable<MemberQuery['member']>

/** One member: who they are, what is held about them, what happened. */
export function MemberPage() {
  const { id } = memberRoute.useParams()
  const may = useMay()
  const [result, refetch] = useQuery({
    query: MemberDocument,
    variables: { id, products: may('READ_PRODUCTS'), requests: may('READ_REQUESTS'), tokens: may('MANAGE_TOKENS') },
  })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Page>
      <Loaded result={result} onRetry={reload}>
        {({ member }) => (member == null ? <ErrorState kind="missing" /> : <MemberParts member={member} onChange={reload} />)}
      </Loaded>
    </Page>
  )
}

function MemberParts({ member, onChange }: { member: Member; onChange: () => void }) {
  const { tab } = memberRoute.useSearch()
  const navigate = memberRoute.useNavigate()
  const may = useMay()
  return (
    <>
      <PageHeader
        title={member.displayName || member.userName}
        lead={<Lead member={member} />}
        back={<BackLink to="/members">Members</BackLink>}
        badges={<Badges member={member} />}
        actions={<MemberActions member={member} />}
      />
      <Holds member={member} />
      <Tabs
        value={tab ?? 'profile'}
        onChange={(next) => void navigate({ search: { tab: next as typeof tab }, replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb={20}>
          <Tabs.Tab value="profile">Profile and access</Tabs.Tab>
          <Tabs.Tab value="data">Data and requests</Tabs.Tab>
          {may('READ_LOG') ? <Tabs.Tab value="activity">Who looked, what changed</Tabs.Tab> : null}
        </Tabs.List>
        <Tabs.Panel value="profile">
          <ProfileTab member={member} onChange={onChange} />
        </Tabs.Panel>
        <Suspense fallback={<TableSkeleton />}>
          <Tabs.Panel value="data">
            <DataTab member={member} onChange={onChange} />
          </Tabs.Panel>
          <Tabs.Panel value="activity">
            <ActivityTab id={member.id} />
          </Tabs.Panel>
        </Suspense>
      </Tabs>
    </>
  )
}

function Lead({ member }: { member: Member }) {
  const work = [member.title, member.department].filter(Boolean).join(', ')
  return (
    <>
      {work === '' ? member.userName : `${member.userName} · ${work}`} ·{' '}
      {member.lastSignInAt == null ? 'never signed in' : <>signed in <Moment at={member.lastSignInAt} /></>}
    </>
  )
}

function Badges({ member }: { member: Member }) {
  return (
    <>
      <StatusBadge state={member.state} />
      {member.roles
        .filter((role) => role !== 'MEMBER')
        .map((role) => (
          <Pill key={role} tone="info">
            {words(role)}
          </Pill>
        ))}
    </>
  )
}

function Holds({ member }: { member: Member }) {
  const holds = member.holds ?? []
  if (holds.length === 0) return null
  return (
    <div style={{ marginBottom: 20 }}>
      <Notice tone="warning" title={`Kept by ${plural(holds.length, 'legal hold', 'legal holds')}`}>
        Nothing of this member is erased while a hold stands: {holds.map((hold) => hold.matter).join(', ')}.
      </Notice>
    </div>
  )
}
