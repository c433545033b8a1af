import type { ExplainedTerm } from '../term'
import { referencesOf } from './references'
import classes from './Print.module.css'
import { useViewer } from '@/app/viewer'
import type { ScopePartsFragment } from '@/gen/graphql'
import { formatExact, formatDate } from '@/ui'

interface PrintHeadProps {
  term: ExplainedTerm
  names: ScopePartsFragment
  version: string | undefined
}

/** What paper must say at its top, since it has no address bar: what was asked, and how to ask it again. */
export function PrintHead({ term, names, version }: PrintHeadProps) {
  const { organization } = useViewer()
  const product = names.products?.find(({ id }) => id === new URLSearchParams(window.location.search).get('product'))
  const whom = names.member?.displayName ?? (names.group == null ? 'Nobody in particular' : `A member of ${names.group.displayName}`)
  const facts: readonly (readonly [string, string])[] = [
    ['Organization', organization.name],
    ['Term', `${term.term.title} (${term.term.key})`],
    ['Product', product === undefined ? 'No product in particular' : [product.name, version].filter(Boolean).join(' ')],
    ['Of whom', whom],
    ['As it applied on', formatExact(term.validAt)],
    ['As it was known on', formatExact(term.knownAt)],
    ['SHA-256 of the answer', term.fingerprint],
    ['Address', window.location.href],
  ]
  return (
    <section className={classes.head} aria-label="What was asked">
      <p className={classes.kind}>Explanation of a term</p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The documents that the explanation refers to, spelled out for paper. */
export function References({ term }: { term: ExplainedTerm }) {
  const all = referencesOf(term)
  return (
    <section className={classes.references} aria-label="Documents referred to">
      <h2>Documents referred to</h2>
      <ol>
        {all.map((one) => (
          <li key={one.title}>
            <strong>{one.title}</strong>
            {one.reference === null ? '' : `, number ${one.reference}`}, {one.sections.join('; ')}.
            {one.signedAt === null ? '' : ` Signed ${formatDate(one.signedAt)}${one.signer === null ? '' : ` by ${one.signer}`}.`}
            {one.hash === null ? null : (
              <>
                {' '}
                SHA-256 of its clauses: <code>{one.hash}</code>
              </>
            )}
          </li>
        ))}
        {term.floors.map((floor) => (
          <li key={floor.law}>
            <strong>{floor.law}</strong>: {floor.value.text}. {floor.applied ? 'It changed the value.' : 'The value keeps to it.'}
          </li>
        ))}
      </ol>
    </section>
  )
}
