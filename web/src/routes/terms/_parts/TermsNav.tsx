import classes from './TermsNav.module.css'
import type { Scope } from './terms'
import { Link } from '@/ui'

/** The three ways to look at terms; the question stays the same from one to the other. */
export function TermsNav({ scope, conflicts }: { scope: Scope; conflicts?: number | undefined }) {
  const { product, version, member, group, known } = scope
  const current = { className: classes.current, 'aria-current': 'page' } as const
  return (
    <nav className={classes.nav} aria-label="Ways to look at terms">
      <Link to="/terms" search={scope} className={classes.link} activeOptions={{ exact: true, includeSearch: false }} activeProps={current}>
        Values
      </Link>
      <Link to="/terms/timeline" search={{ product, version, member, group, known }} className={classes.link} activeOptions={{ includeSearch: false }} activeProps={current}>
        Timeline
      </Link>
      <Link to="/terms/conflicts" className={classes.link} activeProps={current}>
        Conflicts
        {conflicts === undefined || conflicts === 0 ? null : <span className={classes.count}>{conflicts}</span>}
      </Link>
    </nav>
  )
}
