import { IconFileAlert } from '@tabler/icons-react'
import { useState } from 'react'
import type { Member } from '../member'
import classes from './lists.module.css'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { DemandProductDataDocument, ReceiveProductDataDocument, type MemberLossQuery } from '@/gen/graphql'
import { Button, ConfirmDialog, EmptyState, FormDialog, Moment, Panel, Select, StatusBadge, Text, TextInput, useDisclosure } from '@/ui'

type Demand = NonNullable<MemberLossQuery['member']>['demands'][number]

interface DemandsProps {
  member: Member
  demands: readonly Demand[]
  onChange: () => void
}

/** What products miss of the member: told first, suspended later, cancelled last. */
export function DemandsPanel({ member, demands, onChange }: DemandsProps) {
  const may = useMay()
  const manages = may('MANAGE_PRODUCTS') && member.state !== 'DELETED'
  const [given, setGiven] = useState<Demand | null>(null)
  const receive = useAction(ReceiveProductDataDocument, 'The product goes on.')
  return (
    <Panel
      title="Missing data"
      description="What a product needs by law or contract. The member is told first; no product is suspended without that notice."
      flush
      actions={manages && (member.assignments ?? []).length > 0 ? <Ask member={member} onDone={onChange} /> : null}
    >
      {demands.length === 0 ? (
        <EmptyState icon={IconFileAlert} title="Nothing is missing" compact>
          Where a product can’t go on without something, tell the member here.
        </EmptyState>
      ) : (
        <ul className={classes.list}>
          {demands.map((demand) => (
            <li key={demand.product.id + demand.noticedAt}>
              <div>
                <strong>{demand.item}</strong>
                <span className={classes.quiet}>
                  {demand.product.name} ·{' '}
                  told <Moment at={demand.noticedAt} show="date" /> · suspended from <Moment at={demand.suspendFrom} show="date" /> ·
                  cancelled from <Moment at={demand.cancelFrom} show="date" />
                </span>
              </div>
              <StatusBadge state={demand.state} />
              {manages && isOpen(demand) ? (
                <Button size="compact-xs" variant="default" aria-label={`Was given: ${demand.item}`} onClick={() => setGiven(demand)}>
                  Was given
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog
        opened={given !== null}
        onClose={() => setGiven(null)}
        title={`Was “${given?.item ?? ''}” given?`}
        effects={[`${given?.product.name ?? ''} goes on as before; where it was suspended, it comes back now.`]}
        confirm="It was given"
        onConfirm={async () => {
          const { problems } = await receive({ memberId: member.id, productId: given?.product.id ?? '' })
          if (problems.length === 0) onChange()
          return problems
        }}
      />
    </Panel>
  )
}

function isOpen({ state }: Demand): boolean {
  return state === 'NOTICED' || state === 'SUSPENDED'
}

function Ask({ member, onDone }: { member: Member; onDone: () => void }) {
  const [opened, { open, close }] = useDisclosure()
  const [product, setProduct] = useState<string | null>(null)
  const [item, setItem] = useState('')
  const demand = useAction(DemandProductDataDocument, 'The member is told.')
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>Something is missing…</Button>
      <FormDialog
        opened={opened}
        onClose={close}
        title={`What does a product miss of ${member.displayName}?`}
        submit="Tell the member"
        disabled={product === null || item.trim() === ''}
        onSubmit={async () => {
          const { problems } = await demand({ memberId: member.id, productId: product ?? '', item: item.trim() })
          if (problems.length === 0) {
            close()
            onDone()
          }
          return problems
        }}
      >
        <Text size="sm">
          The member is told what is missing and by when. Once the time of the notice is over the product is suspended by itself, and
          later cancelled, as your terms say; when it was given, all of that ends.
        </Text>
        <Select
          label="Product"
          required
          data={(member.assignments ?? []).map(({ product: { id, name } }) => ({ value: id, label: name }))}
          value={product}
          onChange={setProduct}
        />
        <TextInput
          label="What is missing"
          placeholder="Billing address"
          required
          maxLength={100}
          value={item}
          onChange={(event) => setItem(event.currentTarget.value)}
        />
      </FormDialog>
    </>
  )
}
