import { IconDatabase } from '@tabler/icons-react'
import type { Me } from '../page'
import { AddressQuestions } from './AddressQuestions'
import { AskPanel } from './AskPanel'
import { Leaving } from './Leaving'
import { OwnRequest } from './OwnRequest'
import { isUnanswered } from './own'
import { byCategory } from '@/routes/members/_parts/counts'
import {
  BarList,
  Columns,
  EmptyState,
  Facts,
  formatCount,
  LinkButton,
  Moment,
  Notice,
  Panel,
  plural,
  Sections,
  StatusBadge,
  words,
} from '@/ui'
import classes from './own.module.css'

/** What is held, where, and what is under way. */
export function OverviewTab({ me, onChange }: { me: Me; onChange: () => void }) {
  const open = me.requests.filter((request) => isUnanswered(request) || request.package?.state === 'AVAILABLE')
  return (
    <Columns>
      <Sections>
        <AddressQuestions />
        <Leaving />
        {open.map((request) => (
          <OwnRequest key={request.id} request={request} onChange={onChange} />
        ))}
        <Held me={me} />
        <Products me={me} />
      </Sections>
      <Sections>
        <AskPanel rights={me.rights} onAsked={onChange} />
        <Account me={me} />
      </Sections>
    </Columns>
  )
}

function Held({ me }: { me: Me }) {
  const total = me.recordCounts.reduce((sum, { count }) => sum + count, 0)
  return (
    <Panel
      title="What is held about you"
      description={`${plural(total, 'record', 'records')}, each sealed with a key of your own.`}
      actions={
        total === 0 ? null : (
          <LinkButton to="/my-data" search={{ tab: 'records' }} size="xs" variant="default">
            Read them
          </LinkButton>
        )
      }
    >
      {total === 0 ? (
        <EmptyState icon={IconDatabase} title="Nothing yet" compact>
          What products hold about you shows here, by category.
        </EmptyState>
      ) : (
        <BarList label="Records by category" items={byCategory(me.recordCounts)} few={8} />
      )}
    </Panel>
  )
}

function Products({ me }: { me: Me }) {
  if (me.assignments.length === 0) return null
  const held = (product: string) =>
    me.recordCounts.filter((one) => one.product.id === product).reduce((sum, { count }) => sum + count, 0)
  return (
    <Panel title="Products that you use" flush>
      <ul className={classes.list}>
        {me.assignments.map(({ product, acquiredBy, state, assignedAt }) => (
          <li key={product.id}>
            <div>
              <strong>{product.name}</strong>
              <span className={classes.quiet}>
                {words(product.family)} · {acquiredBy === 'SELF' ? 'you acquired it' : 'from your organization'} ·{' '}
                <Moment at={assignedAt} show="date" />
              </span>
            </div>
            <span className={classes.quiet}>{formatCount(held(product.id))} records</span>
            <StatusBadge state={state} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Account({ me }: { me: Me }) {
  return (
    <Panel title="Your account">
      <Facts
        items={[
          ['Name', me.displayName],
          ['User name', me.userName],
          ['E-mail', me.emails.map(({ value }) => value).join(', ')],
          ['Title', me.title],
          ['Account', words(me.accountKind)],
          ['Groups', me.groups.map(({ displayName }) => displayName).join(', ')],
          ['Answered by', me.answeredBy],
        ]}
      />
      <div style={{ marginTop: 14 }}>
        <Notice tone="neutral">
          {me.accountKind === 'WORK_OR_SCHOOL'
            ? 'Your organization administers this account: it answers your requests, and can look at content as its terms allow.'
            : 'This account is your own: no organization administers it.'}
        </Notice>
      </div>
    </Panel>
  )
}
