import type { ExplainedTerm } from '../term'
import classes from './Explanation.module.css'
import { placeOf, stackOf, type RuleRole, type StackedRule } from './stack'
import { Moment, Pill, Text, TextLink, words } from '@/ui'

/** Every rule that was looked at, in the order of precedence. */
export function RuleList({ term }: { term: ExplainedTerm }) {
  const rules = stackOf(term)
  if (rules.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No document says anything about this term: the product’s own default holds.
      </Text>
    )
  }
  return (
    <ol className={classes.stack}>
      {rules.map((entry, i) => (
        <li key={`${entry.rule.title}${entry.rule.section}${i}`} className={classes.rule} data-role={entry.role}>
          <Rule entry={entry} />
        </li>
      ))}
    </ol>
  )
}

const roles: Record<RuleRole, { label: string; tone: 'success' | 'info' | 'neutral' }> = {
  winner: { label: 'Decided', tone: 'success' },
  contributor: { label: 'Agrees', tone: 'info' },
  loser: { label: 'Did not count', tone: 'neutral' },
  default: { label: 'The default', tone: 'neutral' },
}

const does = {
  ASSIGN: 'says',
  APPEND: 'adds',
  REMOVE: 'takes out',
  RESET: 'brings the default back',
  LOCK: 'says for good',
}

function Rule({ entry: { rule, role, why } }: { entry: StackedRule }) {
  return (
    <div className={classes.box}>
      <div className={classes.head}>
        <div>
          <div className={classes.layer}>{words(rule.layer)}</div>
          <div className={classes.title}>
            <RuleTitle rule={rule} />
          </div>
        </div>
        <Pill tone={roles[role].tone}>{roles[role].label}</Pill>
      </div>
      <div className={classes.says}>
        {rule.section === '' ? '' : `${placeOf(rule.section)} `}
        {does[rule.operator]} <strong className={classes.struck}>{rule.text}</strong>
        {rule.signedAt == null ? null : (
          <span className={classes.quiet}>
            {' · signed '}
            <Moment at={rule.signedAt} show="date" />
          </span>
        )}
      </div>
      {rule.product == null && rule.narrowed == null ? null : (
        <div className={classes.quiet}>Only {[rule.product?.name, rule.narrowed].filter(Boolean).join(', ')}</div>
      )}
      {rule.quote == null ? null : <blockquote className={classes.quote}>{rule.quote}</blockquote>}
      {why === undefined ? null : <div className={classes.why}>{why}</div>}
    </div>
  )
}

function RuleTitle({ rule }: { rule: StackedRule['rule'] }) {
  if (rule.document == null) return <>{rule.title}</>
  return (
    <TextLink to="/documents/$id" params={{ id: rule.document.id }} search={{ clause: rule.clauseId ?? undefined }}>
      {rule.title}
    </TextLink>
  )
}
