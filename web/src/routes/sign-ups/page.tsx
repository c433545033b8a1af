import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Mode } from './_parts/Mode'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { DecideSignUpDocument, SignUpsDocument, type SignUpMode, type SignUpsQuery } from '@/gen/graphql'
import {
  Button,
  Columns,
  ConfirmDialog,
  DataTable,
  EmptyState,
  Group,
  Moment,
  Page,
  PageHeader,
  Panel,
  StatusBadge,
  Text,
  words,
  type Column,
} from '@/ui'

type SignUp = SignUpsQuery['signUps']['list'][number]

/** Organizations that sign themselves up: who may, and what waits for an operator. */
export function SignUpsPage() {
  const [result, refetch] = useQuery({ query: SignUpsDocument })
  const again = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Page>
      <PageHeader
        title="Sign-ups"
        lead="Organizations that sign themselves up, by an address and a domain that they prove."
      />
      <Loaded result={result} onRetry={again}>
        {({ signUps }) => (
          <Columns>
            <Panel title="Asked for" description="Those that wait come first." flush>
              <List list={signUps.list} mode={signUps.mode} onDone={again} />
            </Panel>
            <Mode mode={signUps.mode} onDone={again} />
          </Columns>
        )}
      </Loaded>
    </Page>
  )
}

interface ListProps {
  list: readonly SignUp[]
  mode: SignUpMode
  onDone: () => void
}

function List({ list, mode, onDone }: ListProps) {
  const [asking, setAsking] = useState<{ of: SignUp; approve: boolean } | null>(null)
  if (list.length === 0) {
    return (
      <EmptyState icon={IconUserPlus} title="Nobody waits" compact>
        {mode === 'OFF'
          ? 'Sign-up is off. Allow it with approval, and whoever has proved their domain shows here.'
          : 'Whoever has proved their address and their domain shows here.'}
      </EmptyState>
    )
  }
  const columns: Column<SignUp>[] = [
    { id: 'name', header: 'Organization', cell: (one) => <Name of={one} /> },
    { id: 'email', header: 'First owner', cell: ({ email }) => email },
    { id: 'state', header: 'State', cell: (one) => <State of={one} /> },
    {
      id: 'decide',
      header: 'Decide',
      align: 'end',
      cell: (one) => (one.state === 'PROVEN' ? <Buttons of={one} onAsk={(approve) => setAsking({ of: one, approve })} /> : null),
    },
  ]
  return (
    <>
      <DataTable label="Sign-ups" columns={columns} rows={list} rowKey={({ id }) => id} />
      {asking === null ? null : <Decide {...asking} onClose={() => setAsking(null)} onDone={onDone} />}
    </>
  )
}

interface DecideProps {
  of: SignUp
  approve: boolean
  onClose: () => void
  onDone: () => void
}

function Decide({ of, approve, onClose, onDone }: DecideProps) {
  const decide = useAction(DecideSignUpDocument, approve ? 'Approved.' : 'Refused.')
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`${approve ? 'Approve' : 'Refuse'} ${of.name}?`}
      effects={
        approve
          ? [`The organization is made, with the domain ${of.domain} that it proved.`, `${of.email} becomes its first owner and is told.`]
          : ['No organization is made.', `${of.email} is told why.`]
      }
      reason={approve ? undefined : { label: 'Reason', hint: 'It is told to whoever signed up.' }}
      confirm={approve ? 'Approve' : 'Refuse'}
      danger={!approve}
      onConfirm={async (reason) => {
        const { data, problems } = await decide({ signUpId: of.id, approve, reason: approve ? null : reason })
        if (data !== null) onDone()
        return problems
      }}
    />
  )
}

const labels: Record<SignUp['state'], string> = { PROVEN: 'Waits', CREATED: 'Approved', REFUSED: 'Refused' }

function Name({ of }: { of: SignUp }) {
  return (
    <>
      <Text component="span" inherit fw={550} display="block">
        {of.name}
      </Text>
      {of.domain} · {words(of.kind)}, {of.jurisdiction}
    </>
  )
}

function State({ of }: { of: SignUp }) {
  const at = of.decidedAt ?? of.provenAt
  return (
    <>
      <StatusBadge state={of.state} label={labels[of.state]} />
      {at === null ? null : (
        <Text component="span" size="sm" c="dimmed" display="block" mt={2}>
          {of.decidedAt === null ? 'since ' : ''}
          <Moment at={at} />
        </Text>
      )}
      {of.reason === null ? null : (
        <Text component="span" size="sm" display="block">
          {of.reason}
        </Text>
      )}
    </>
  )
}

function Buttons({ of, onAsk }: { of: SignUp; onAsk: (approve: boolean) => void }) {
  return (
    <Group gap={6} justify="flex-end">
      <Button size="compact-xs" onClick={() => onAsk(true)} aria-label={`Approve ${of.name}`}>
        Approve
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => onAsk(false)} aria-label={`Refuse ${of.name}`}>
        Refuse
      </Button>
    </Group>
  )
}
