import type { ExplainedTerm } from '../term'
import classes from './Explanation.module.css'
import { originOf } from './origin'
import { RuleList } from './RuleList'
import { isChanged } from './terms'
import { capital, Columns, Facts, formatDateTime, Notice, Panel, Pill, Sections, words } from '@/ui'

/** Why a term has its value: the sentence first, then the rules, then the law. */
export function Explanation({ term }: { term: ExplainedTerm }) {
  return (
    <Columns>
      <Sections>
        <Answer term={term} />
        {term.conflict.length > 0 ? (
          <Notice tone="danger" title="Rules of equal rank contradict each other">
            The most protective value holds until the parties settle it:{' '}
            {term.conflict.map((rule) => `${rule.title} ${rule.section} says ${rule.text}`).join('; ')}.
          </Notice>
        ) : null}
        <Panel title="Every rule that was looked at" description="Highest rank first. What decided stands out; what did not says why.">
          <RuleList term={term} />
        </Panel>
      </Sections>
      <Sections>
        <Law floors={term.floors} />
        <About term={term} />
      </Sections>
    </Columns>
  )
}

function Answer({ term }: { term: ExplainedTerm }) {
  return (
    <Panel tone="accent">
      <div className={classes.value}>{capital(term.value?.text ?? 'under another statement')}</div>
      <p className={classes.sentence}>{term.sentence}</p>
      <dl className={classes.against}>
        <div>
          <dt>Comes from</dt>
          <dd>{originOf(term)}</dd>
        </div>
        <div>
          <dt>Without the contract</dt>
          <dd>{isChanged(term) ? term.withoutContract : 'The same.'}</dd>
        </div>
      </dl>
    </Panel>
  )
}

function Law({ floors }: { floors: ExplainedTerm['floors'] }) {
  return (
    <Panel title="Limits of law">
      {floors.length === 0 ? (
        <span className={classes.quiet}>No law that Steward knows limits this term here.</span>
      ) : (
        <ul className={classes.floors}>
          {floors.map((floor) => (
            <li key={floor.law}>
              <div>
                <strong>{capital(floor.value.text)}</strong>
                <span className={classes.quiet}>{floor.law}</span>
              </div>
              <Pill tone={floor.applied ? 'warning' : 'neutral'}>{floor.applied ? 'Changed the value' : 'Kept'}</Pill>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function About({ term }: { term: ExplainedTerm }) {
  return (
    <Panel title="About this term">
      <Facts
        items={[
          ['Default', term.default == null ? null : capital(term.default.text)],
          ['Default from', term.defaultRule == null ? 'The product itself' : `${term.defaultRule.title}, ${term.defaultRule.section}`],
          ['Kind of value', words(term.term.type)],
          ['Can be', term.term.options.map(words).join(', ')],
          ['Section of the statement', term.term.section],
          ['Carried out by', term.term.enforcedBy],
          ['Asked for', formatDateTime(term.validAt)],
          ['As known on', formatDateTime(term.knownAt)],
          ['Fingerprint', <code key="fingerprint" title="SHA-256 of the answer and everything that it rests on">{term.fingerprint.slice(0, 16)}</code>],
        ]}
      />
    </Panel>
  )
}
