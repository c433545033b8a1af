import { IconLifebuoy } from '@tabler/icons-react'
import { useState } from 'react'
import { Asked } from './_parts/Asked'
import { LetIn } from './_parts/LetIn'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { EndSupportDocument, SupportAccessDocument, type SupportAccessQuery } from '@/gen/graphql'
import {
  Button,
  Columns,
  ConfirmDialog,
  EmptyState,
  Facts,
  listed,
  Moment,
  Page,
  PageHeader,
  Panel,
  Sections,
  StatusBadge,
  Steps,
  Text,
  TextLink,
  Timeline,
  wordsInside,
} from '@/ui'

type Access = SupportAccessQuery['supportGrants'][number]

/** When the vendor's staff may come in, why, and when they were here. */
export function SupportPage() {
  const may = useMay()
  const [result, refetch] = useQuery({ query: SupportAccessDocument })
  const [letting, setLetting] = useState(false)
  const [ending, setEnding] = useState<Access | null>(null)
  const end = useAction(EndSupportDocument, 'The access has ended.')
  return (
    <Page>
      <PageHeader
        title="Support access"
        lead="The vendor’s staff enters only where an owner lets them in, for a while and with a reason."
        actions={may('GRANT_SUPPORT') ? <Button onClick={() => setLetting(true)}>Let support in</Button> : null}
      />
      <Columns>
        <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
          {({ supportGrants }) => (
            <Sections>
              <Asked />
              {supportGrants.length === 0 ? <Nobody /> : null}
              {supportGrants.map((one) => (
                <Card key={one.id} access={one} onEnd={may('GRANT_SUPPORT') && one.live ? () => setEnding(one) : null} />
              ))}
            </Sections>
          )}
        </Loaded>
        <Guide />
      </Columns>
      {letting ? <LetIn onClose={() => setLetting(false)} /> : null}
      <ConfirmDialog
        opened={ending !== null}
        onClose={() => setEnding(null)}
        title="End this access?"
        effects={['Whoever is inside is outside at their next request.', 'To let them in again, give a new access.']}
        confirm="End access"
        onConfirm={async () => (await end({ supportGrantId: ending?.id ?? '' })).problems}
      />
    </Page>
  )
}

function Nobody() {
  return (
    <Panel>
      <EmptyState icon={IconLifebuoy} title="Nobody has been let in">
        When you ask the vendor for help and they need to see what you see, an owner lets them in for some hours.
      </EmptyState>
    </Panel>
  )
}

/** What the vendor can and can't do, beside the accesses. */
function Guide() {
  const may = useMay()
  return (
    <Panel title="How it works">
      <Steps
        items={[
          'An owner lets the vendor in: why, for how long, and one operator by name or any.',
          'They enter with a reason of their own. All owners are told, and a banner shows to your administrators while they are inside.',
          'They look and change nothing, unless the owner added a permission. Members’ content stays closed unless that was added too.',
          'Each of their requests stands in your log and in theirs.',
          'It ends by itself, or at once when an owner ends it.',
        ]}
      />
      {may('READ_LOG') ? (
        <Text size="sm" mt="md">
          <TextLink to="/log" search={{ action: 'support.' }}>
            What they did, in the log
          </TextLink>
        </Text>
      ) : null}
    </Panel>
  )
}

function Card({ access, onEnd }: { access: Access; onEnd: (() => void) | null }) {
  return (
    <Panel
      title={access.reason}
      actions={
        <>
          <StatusBadge state={access.live ? 'ACTIVE' : 'ENDED'} />
          {onEnd === null ? null : (
            <Button size="xs" variant="default" onClick={onEnd}>
              End access
            </Button>
          )}
        </>
      }
    >
      <Sections gap={18}>
        <Facts
          items={[
            ['Let in by', access.grantedBy],
            ['Since', <Moment key="since" at={access.grantedAt} show="time" />],
            [access.live ? 'Ends' : 'Ended', <Moment key="end" at={access.endedAt ?? access.expiresAt} />],
            ['Who', access.named ? 'One operator, by name' : 'Any operator'],
            ['May', listed(access.permissions.map(wordsInside))],
          ]}
        />
        {access.visits.length === 0 ? (
          <Text size="sm" c="dimmed">
            {access.live ? 'Nobody has entered yet.' : 'Nobody entered.'}
          </Text>
        ) : (
          <Timeline label="Visits" items={access.visits.map(visit)} />
        )}
      </Sections>
    </Panel>
  )
}

function visit(one: Access['visits'][number]) {
  return {
    key: one.startedAt,
    at: one.startedAt,
    title: one.reason,
    detail: one.endedAt == null ? 'Entered, has not left' : <>Entered, left <Moment at={one.endedAt} /></>,
    tone: one.endedAt == null ? ('warning' as const) : ('neutral' as const),
  }
}
