import { useState } from 'react'
import { useMutation } from 'urql'
import classes from './own.module.css'
import { trusted } from '@/app/document'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import {
  AnswerOwnLossDocument,
  ClaimLossDocument,
  MakeLossCodeDocument,
  NamePrivateAddressDocument,
  OwnLeavingDocument,
  type LossAnswer,
  type MakeLossCodeMutation,
  type OwnLossPartsFragment,
} from '@/gen/graphql'
import { Button, ConfirmDialog, CopyText, FormDialog, formatCount, Group, Moment, Notice, Panel, Select, TextInput, toast } from '@/ui'

type Item = OwnLossPartsFragment['items'][number]

/** What is needed of one, the loss of one's account with what is offered, and where to be told. */
export function Leaving() {
  const [{ data }, refetch] = useQuery({ query: OwnLeavingDocument })
  const me = data?.viewer.me
  if (me == null) return null
  const reload = () => refetch({ requestPolicy: 'network-only' })
  const needed = me.demands.filter(({ state }) => state === 'NOTICED' || state === 'SUSPENDED')
  return (
    <>
      {needed.map((one) => (
        <Notice key={one.product.id} tone="warning">
          {one.product.name} needs your {one.item}. Without it, it is {one.state === 'SUSPENDED' ? 'suspended now, and ' : ''}
          cancelled on <Moment at={one.cancelFrom} show="date" />
          {one.state === 'SUSPENDED' ? '.' : ', after being suspended on '}
          {one.state === 'SUSPENDED' ? null : <Moment at={one.suspendFrom} show="date" />}
        </Notice>
      ))}
      {me.loss == null ? null : <Losing loss={me.loss} onChange={reload} />}
      {me.accountKind === 'WORK_OR_SCHOOL' ? <PrivateAddress address={me.privateAddress ?? ''} onChange={reload} /> : <Claim />}
    </>
  )
}

function Losing({ loss, onChange }: { loss: OwnLossPartsFragment; onChange: () => void }) {
  const answer = useAction(AnswerOwnLossDocument, 'Your answer is kept. You can change it until grace is over.')
  const [code, setCode] = useState<string | null>(null)
  const [, make] = useMutation<MakeLossCodeMutation>(trusted(MakeLossCodeDocument))
  async function answered(item: Item, value: string | null) {
    if (value === null) return
    const { problems } = await answer({ productId: item.product.id, answer: value as LossAnswer })
    if (problems[0] !== undefined) toast(problems[0].message)
    if (value === 'TRANSFER') setCode((await make({ input: {} })).data?.makeLossCode.code ?? null)
    onChange()
  }
  return (
    <Panel
      title="You are losing this account"
      tone="warning"
      description={
        <>
          Everything stays as it is until <Moment at={loss.endsAt} show="date" />. Say what becomes of what you got for yourself.
        </>
      }
    >
      <ul className={classes.list}>
        {loss.items.map((item) => (
          <li key={item.product.id}>
            <div>
              <strong>{item.product.name}</strong>
              <span className={classes.quiet}>
                {formatCount(item.records)} records · {item.acquiredBy === 'SELF' ? 'you acquired it' : 'your organization keeps the content'}
              </span>
            </div>
            {item.offer == null || item.offer === 'NOTHING' ? null : (
              <Group gap={6}>
                <Select
                  aria-label={`What becomes of ${item.product.name}`}
                  placeholder="Lost, unless you choose"
                  data={[
                    { value: 'EXPORT', label: 'Export it' },
                    ...(item.offer === 'TRANSFER_OR_EXPORT' ? [{ value: 'TRANSFER', label: 'Move it to my personal account' }] : []),
                    { value: 'DECLINE', label: 'It may be lost' },
                  ]}
                  value={item.answer ?? null}
                  onChange={(value) => void answered(item, value)}
                />
                <Button component="a" href={`/download/own/${item.product.id}`} size="xs" variant="default">
                  Export
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ul>
      {code === null ? null : (
        <Notice tone="info">
          Sign in to your personal account and enter this code under My data: <CopyText value={code} label="the code" />
        </Notice>
      )}
    </Panel>
  )
}

function PrivateAddress({ address, onChange }: { address: string; onChange: () => void }) {
  const [opened, setOpened] = useState(false)
  const [text, setText] = useState(address)
  const name = useAction(NamePrivateAddressDocument, 'Your private address is kept.')
  return (
    <Panel
      title="If your account ends"
      description={
        address === ''
          ? 'Name a private address, and you are told there too, with a link to what is yours. Nobody in your organization sees it.'
          : `You are told at ${address} too. Nobody in your organization sees it.`
      }
      actions={
        <Button size="xs" variant="default" onClick={() => setOpened(true)}>
          {address === '' ? 'Name an address' : 'Change'}
        </Button>
      }
    >
      <FormDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title="Where to tell you"
        submit="Keep"
        onSubmit={async () => {
          const { problems } = await name({ address: text.trim() })
          if (problems.length === 0) {
            setOpened(false)
            onChange()
          }
          return problems
        }}
      >
        <TextInput
          label="Private e-mail address"
          description="Empty forgets it."
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </FormDialog>
    </Panel>
  )
}

function Claim() {
  const [opened, setOpened] = useState(false)
  const [code, setCode] = useState('')
  const claim = useAction(ClaimLossDocument)
  return (
    <Panel
      title="From a work or school account"
      description="What you acquired there yourself can move here when you lose that account."
      actions={
        <Button size="xs" variant="default" onClick={() => setOpened(true)}>
          Enter a code
        </Button>
      }
    >
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title="Take over what is yours?"
        effects={['What you acquired yourself moves here when the grace of that account is over.', 'Nothing moves if you get that account back.']}
        confirm="Take over"
        onConfirm={async () => {
          const { data, problems } = await claim({ code: code.trim() })
          if (data !== null) toast(`${formatCount(data.claimLoss.records)} records will move here.`)
          return problems
        }}
      >
        <TextInput label="Code" value={code} onChange={(event) => setCode(event.currentTarget.value)} />
      </ConfirmDialog>
    </Panel>
  )
}
