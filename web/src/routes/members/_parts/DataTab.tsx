import { IconDatabase, IconInbox } from '@tabler/icons-react'
import type { Member } from '../member'
import { byCategory } from './counts'
import { Content } from './Content'
import { Permits } from './Permits'
import { SearchContent } from './SearchContent'
import { OpenRequest } from './OpenRequest'
import { Restrictions } from './Restrictions'
import classes from './lists.module.css'
import { useMay } from '@/app/viewer'
import {
  BarList,
  Columns,
  DataTable,
  DuePill,
  EmptyState,
  formatCount,
  Moment,
  Panel,
  Sections,
  StatusBadge,
  TextLink,
  words,
  type Column,
} from '@/ui'

type RecordCount = Member['recordCounts'][number]

/** What is held about the member, and what they asked for. */
export function DataTab({ member, onChange }: { member: Member; onChange: () => void }) {
  const may = useMay()
  return (
    <Columns>
      <Sections>
        <Panel title="What is held" description="Numbers only: looking at contents is recorded, and needs a reason." flush>
          {member.recordCounts.length === 0 ? <NothingHeld /> : <Counts counts={member.recordCounts} />}
        </Panel>
        {may('READ_CONTENT') ? <Content member={member} /> : null}
        {may('READ_CONTENT') ? <SearchContent member={member} /> : null}
        {may('READ_CONTENT') ? <Permits member={member} /> : null}
      </Sections>
      <Sections>
        {member.recordCounts.length === 0 ? null : (
          <Panel title="By category">
            <BarList label="Records by category" items={byCategory(member.recordCounts)} />
          </Panel>
        )}
        {member.requests === undefined ? null : <Requests member={member} />}
        {member.restrictions === undefined ? null : <Restrictions member={member} onChange={onChange} />}
      </Sections>
    </Columns>
  )
}

const columns: readonly Column<RecordCount>[] = [
  { id: 'category', header: 'Category', cell: ({ category }) => words(category) },
  { id: 'product', header: 'Product', cell: ({ product }) => product.name },
  { id: 'source', header: 'Source', cell: ({ source }) => source, wideOnly: true },
  { id: 'count', header: 'Records', align: 'end', cell: ({ count }) => formatCount(count) },
  {
    id: 'last',
    header: 'Newest',
    align: 'end',
    cell: ({ lastAt }) => (lastAt == null ? null : <Moment at={lastAt} show="date" />),
  },
]

function Counts({ counts }: { counts: Member['recordCounts'] }) {
  return (
    <DataTable
      label="Records by category, product and source"
      columns={columns}
      rows={counts}
      rowKey={({ category, product, source }) => [category, product.id, source].join()}
    />
  )
}

function NothingHeld() {
  return (
    <EmptyState icon={IconDatabase} title="No records" compact>
      Products hand in what they hold; it shows here by category.
    </EmptyState>
  )
}

function Requests({ member }: { member: Member }) {
  const requests = member.requests ?? []
  return (
    <Panel title="Rights requests" flush actions={<OpenRequest member={member} />}>
      {requests.length === 0 ? (
        <EmptyState icon={IconInbox} title="None so far" compact>
          Members ask on their My data page. Enter a request here when it came by letter, telephone or in person.
        </EmptyState>
      ) : (
        <ul className={classes.list}>
          {requests.map((request) => (
            <li key={request.id}>
              <div>
                <TextLink to="/requests/$id" params={{ id: request.id }} fw={550}>
                  {words(request.kind)}
                </TextLink>
                <br />
                <span className={classes.quiet}>
                  received <Moment at={request.receivedAt} show="date" />
                </span>
              </div>
              <StatusBadge state={request.state} />
              <DuePill dueAt={request.dueAt} closed={isClosed(request.state)} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function isClosed(state: string): boolean {
  return ['COMPLETED', 'REFUSED', 'WITHDRAWN'].includes(state)
}
