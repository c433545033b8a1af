import { IconHeartbeat } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './own.module.css'
import { ChoiceRow, isAboutHealth } from './ChoicesTab'
import { HealthForm, type Entry } from './HealthForm'
import { HealthShares } from './HealthShares'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { DropHealthRecordDocument, OwnHealthDocument, type OwnHealthQuery } from '@/gen/graphql'
import { Button, Columns, ConfirmDialog, EmptyState, Group, Moment, Panel, Sections, TableSkeleton } from '@/ui'

/** What is kept about one's health, who may see it, and the consents about it. */
export function HealthTab() {
  const [result, refetch] = useQuery({ query: OwnHealthDocument })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Loaded result={result} skeleton={<TableSkeleton rows={5} />}>
      {({ viewer, products }) =>
        viewer.me == null ? null : (
          <Columns>
            <Sections>
              <Records records={viewer.me.records.nodes} products={products} onChange={reload} />
            </Sections>
            <Sections>
              <HealthShares shares={viewer.me.healthShares} records={viewer.me.records.nodes} onChange={reload} />
              <Panel title="Consents" description="Off until you give them. No organization and no contract can." flush>
                {viewer.me.choices.filter(({ kind }) => isAboutHealth(kind)).map((choice) => (
                  <ChoiceRow key={choice.kind} choice={choice} />
                ))}
              </Panel>
            </Sections>
          </Columns>
        )
      }
    </Loaded>
  )
}

type HealthRecord = NonNullable<OwnHealthQuery['viewer']['me']>['records']['nodes'][number]

interface RecordsProps {
  records: readonly HealthRecord[]
  products: OwnHealthQuery['products']
  onChange: () => void
}

function Records({ records, products, onChange }: RecordsProps) {
  const [entry, setEntry] = useState<Entry | null>(null)
  const [dropped, setDropped] = useState<HealthRecord | null>(null)
  const drop = useAction(DropHealthRecordDocument, 'Deleted.')
  const first = products.find(({ family }) => family === 'HEALTH')
  return (
    <Panel
      title="Your health records"
      description="Seen by you alone: no administrator can look at them, whatever your organization’s terms say."
      flush
      actions={
        first === undefined ? null : (
          <Button size="xs" variant="default" onClick={() => setEntry({ productId: first.id, title: '', content: '', at: new Date().toISOString() })}>
            Add a record
          </Button>
        )
      }
    >
      {records.length === 0 ? (
        <EmptyState icon={IconHeartbeat} title="Nothing about your health" compact>
          Measurements and notes of health products show here. You can add your own, correct them and delete them.
        </EmptyState>
      ) : (
        <ul className={classes.list}>
          {records.map((record) => (
            <li key={record.id}>
              <div>
                <strong>{record.title ?? 'Without a title'}</strong>
                <span className={classes.quiet}>
                  {record.content == null ? '' : `${record.content} · `}
                  {record.product.name} · <Moment at={record.at} show="date" />
                </span>
              </div>
              <Group gap={6}>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Correct ${record.title ?? ''}`}
                  onClick={() => setEntry({ recordId: record.id, productId: record.product.id, title: record.title ?? '', content: record.content ?? '', at: record.at })}
                >
                  Correct
                </Button>
                <Button size="compact-xs" variant="default" aria-label={`Delete ${record.title ?? ''}`} onClick={() => setDropped(record)}>
                  Delete
                </Button>
              </Group>
            </li>
          ))}
        </ul>
      )}
      {entry === null ? null : <HealthForm entry={entry} onClose={() => setEntry(null)} onDone={onChange} />}
      <ConfirmDialog
        opened={dropped !== null}
        onClose={() => setDropped(null)}
        title={`Delete “${dropped?.title ?? ''}”?`}
        effects={['It can’t be brought back, and shares show it no more.', 'It is refused while a legal hold keeps your data.']}
        confirm="Delete"
        danger
        onConfirm={async () => {
          const { problems } = await drop({ recordId: dropped?.id ?? '' })
          if (problems.length === 0) onChange()
          return problems
        }}
      />
    </Panel>
  )
}
