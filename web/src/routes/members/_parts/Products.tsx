import { IconPackage } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import type { Member } from '../member'
import classes from './lists.module.css'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { AssignProductDocument, BulkProductsDocument, UnassignProductDocument } from '@/gen/graphql'
import { Button, ConfirmDialog, EmptyState, FormDialog, Group, Moment, Panel, Select, StatusBadge, useDisclosure } from '@/ui'

const HandOver = lazy(async () => ({ default: (await import('./HandOver')).HandOver }))

type Assignment = NonNullable<Member['assignments']>[number]

interface ProductsProps {
  member: Member
  onChange: () => void
}

/** What the member uses: given, taken away, and its content handed over. */
export function Products({ member, onChange }: ProductsProps) {
  const may = useMay()
  const assignments = member.assignments ?? []
  const manages = may('MANAGE_PRODUCTS') && member.state !== 'DELETED'
  const [taken, setTaken] = useState<Assignment | null>(null)
  const unassign = useAction(UnassignProductDocument, 'Taken away.')
  return (
    <Panel
      title="Products"
      description="What the member uses, and who acquired it."
      flush
      actions={
        <Group gap="xs">
          <Suspense>{may('MANAGE_MEMBERS') && assignments.length > 0 ? <HandOver member={member} onDone={onChange} /> : null}</Suspense>
          {manages ? <Give member={member} onDone={onChange} /> : null}
        </Group>
      }
    >
      {assignments.length === 0 ? (
        <EmptyState icon={IconPackage} title="No products" compact>
          Products assigned to the member, or acquired by themselves, show here.
        </EmptyState>
      ) : (
        <ul className={classes.list}>
          {assignments.map((assignment) => (
            <li key={assignment.product.id}>
              <div>
                <strong>{assignment.product.name}</strong>
                <span className={classes.quiet}>
                  {assignment.acquiredBy === 'SELF' ? 'Acquired by the member' : 'Acquired by the organization'} ·{' '}
                  <Moment at={assignment.assignedAt} show="date" />
                </span>
              </div>
              <StatusBadge state={assignment.state} />
              {manages && assignment.state !== 'ENDED' ? (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Take away ${assignment.product.name}`}
                  onClick={() => setTaken(assignment)}
                >
                  Take away
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog
        opened={taken !== null}
        onClose={() => setTaken(null)}
        title={`Take ${taken?.product.name ?? ''} away from ${member.displayName}?`}
        effects={['They can’t use it any more.', 'What it holds about them stays as your terms say; give it back, and they go on.']}
        reason={{ label: 'Reason', hint: 'Kept with the member’s use of the product.', optional: true }}
        confirm="Take away"
        danger
        onConfirm={async (reason) => {
          const { problems } = await unassign({ memberId: member.id, productId: taken?.product.id ?? '', reason: reason === '' ? undefined : reason })
          if (problems.length === 0) onChange()
          return problems
        }}
      />
    </Panel>
  )
}

function Give({ member, onDone }: { member: Member; onDone: () => void }) {
  const [opened, { open, close }] = useDisclosure()
  const [product, setProduct] = useState<string | null>(null)
  const [products] = useQuery({ query: BulkProductsDocument, pause: !opened })
  const assign = useAction(AssignProductDocument, 'They can use it now.')
  const used = new Set((member.assignments ?? []).filter(({ state }) => state !== 'ENDED').map(({ product: { id } }) => id))
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>Give a product</Button>
      <FormDialog
        opened={opened}
        onClose={close}
        title={`Give ${member.displayName} a product`}
        submit="Give"
        disabled={product === null}
        onSubmit={async () => {
          const { problems } = await assign({ memberId: member.id, productId: product ?? '' })
          if (problems.length === 0) {
            close()
            setProduct(null)
            onDone()
          }
          return problems
        }}
      >
        <Select
          label="Product"
          required
          searchable
          data={(products.data?.products ?? []).filter(({ id }) => !used.has(id)).map(({ id, name }) => ({ value: id, label: name }))}
          value={product}
          onChange={setProduct}
        />
      </FormDialog>
    </>
  )
}
