import { IconBuildingStore } from '@tabler/icons-react'
import { useState } from 'react'
import { AddController } from './AddController'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import {
  RemoveRequestControllerDocument,
  RotateRequestControllerTokenDocument,
  type ControllerPartsFragment,
  type RequestIntakeQuery,
} from '@/gen/graphql'
import {
  Button, ConfirmDialog, CopyText, DataTable, EmptyState, Group, Missing, Moment, Notice, Panel, plural, Sections, SecretOnce, Text,
  type Column,
} from '@/ui'

type OpenDsr = RequestIntakeQuery['requestIntake']['openDsr']
type Doing = { what: 'rotate' | 'remove'; controller: ControllerPartsFragment }

/** Controllers that hand requests of their own people on, by OpenDSR 2.0. */
export function Controllers({ intake, onChange }: { intake: OpenDsr; onChange: () => void }) {
  const decides = useMay()('DECIDE_REQUESTS')
  const [adding, setAdding] = useState(false)
  const [doing, setDoing] = useState<Doing | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const shown = (token: string) => {
    setSecret(token)
    onChange()
  }
  return (
    <Panel
      title="Controllers"
      description="Businesses whose data you process hand their people’s requests on to you by OpenDSR 2.0, and are told of each step."
      actions={decides && intake.domain != null ? <Button size="xs" onClick={() => setAdding(true)}>Add a controller</Button> : null}
    >
      <Sections gap={14}>
        <Signing intake={intake} />
        {intake.controllers.length === 0 ? (
          <EmptyState icon={IconBuildingStore} title="No controller is known">
            A controller gets a token and the address above. It sends access, portability and erasure; what it sends comes into
            the queue, with the clock that began when the person asked it.
          </EmptyState>
        ) : (
          <DataTable
            label="Controllers"
            columns={decides ? [...columns, actions(setDoing)] : columns}
            rows={intake.controllers}
            rowKey={({ id }) => id}
          />
        )}
      </Sections>
      {adding ? <AddController onClose={() => setAdding(false)} onDone={shown} /> : null}
      {doing === null ? null : <Doing doing={doing} onClose={() => setDoing(null)} onChange={onChange} onSecret={shown} />}
      <SecretOnce
        secret={secret}
        title="The controller’s token"
        use="Give it to the controller on a safe way: it is sent as a bearer, or as the password of HTTP’s basic authentication."
        onDone={() => setSecret(null)}
      />
    </Panel>
  )
}

function Signing({ intake: { url, domain, issuer, validUntil } }: { intake: OpenDsr }) {
  if (domain == null) {
    return (
      <Notice tone="info" title="Nothing is taken yet">
        OpenDSR signs every answer. Whoever runs Steward gives it a certificate for its domain first
        (<code>--opendsr-certificate</code> and <code>--opendsr-key</code>).
      </Notice>
    )
  }
  return (
    <div>
      <CopyText value={url} label="the base address" />
      <Text size="sm" c="dimmed" mt="xs">
        Answers are signed as {domain}, by a certificate of {issuer == null || issuer === '' ? 'its authority' : issuer}
        {validUntil == null ? null : <> that is valid until <Moment at={validUntil} show="date" /></>}.
      </Text>
    </div>
  )
}

const columns: readonly Column<ControllerPartsFragment>[] = [
  {
    id: 'name',
    header: 'Controller',
    cell: ({ name, vouches, fetches, problem }) => (
      <>
        <Text component="span" inherit fw={550}>{name}</Text>
        <Text size="xs" c="dimmed">
          {vouches ? 'Makes sure who asks' : 'The person confirms by mail'}{fetches ? ', fetches packages' : ''}
        </Text>
        {problem == null ? null : <Text size="xs" c="danger">Could not be told: {problem}</Text>}
      </>
    ),
  },
  { id: 'taken', header: 'Handed on', cell: ({ taken }) => plural(taken, 'request', 'requests') },
  { id: 'seen', header: 'Last asked', cell: ({ seenAt }) => (seenAt == null ? <Missing /> : <Moment at={seenAt} />) },
]

function actions(choose: (doing: Doing) => void): Column<ControllerPartsFragment> {
  return {
    id: 'actions',
    header: 'Actions',
    align: 'end',
    cell: (controller) => (
      <Group gap="xs" justify="flex-end">
        <Button size="xs" variant="subtle" onClick={() => choose({ what: 'rotate', controller })}>New token</Button>
        <Button size="xs" variant="subtle" onClick={() => choose({ what: 'remove', controller })}>Remove</Button>
      </Group>
    ),
  }
}

interface DoingProps {
  doing: Doing
  onClose: () => void
  onChange: () => void
  onSecret: (token: string) => void
}

function Doing({ doing: { what, controller: { id, name } }, onClose, onChange, onSecret }: DoingProps) {
  const remove = useAction(RemoveRequestControllerDocument, 'The controller’s requests are taken no more.')
  const rotate = useAction(RotateRequestControllerTokenDocument)
  if (what === 'rotate') {
    return (
      <ConfirmDialog
        opened
        onClose={onClose}
        title={`A new token for ${name}?`}
        effects={['The present token ends at once.', 'Requests that were handed on go on.']}
        confirm="Make a token"
        onConfirm={async () => {
          const { data, problems } = await rotate({ requestControllerId: id })
          const token = data?.rotateRequestControllerToken.secret
          if (token != null) onSecret(token)
          return problems
        }}
      />
    )
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Remove ${name}?`}
      effects={['Its token ends at once, and it is told nothing more.', 'The requests that it handed on go on.']}
      confirm="Remove"
      danger
      onConfirm={async () => {
        const { problems } = await remove({ requestControllerId: id })
        if (problems.length === 0) onChange()
        return problems
      }}
    />
  )
}
