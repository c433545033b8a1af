import type { TermsQuery } from '@/gen/graphql'
import { formatDate, Notice, TextLink } from '@/ui'

/** Says that a version of the vendor's statement is published and will apply; nothing where none will. */
export function Coming({ statements }: { statements: TermsQuery['statements'] }) {
  const ahead = statements.filter(({ state }) => state === 'AHEAD')
  return (
    <>
      {ahead.map(({ version, title, effectiveAt }) => (
        <Notice
          key={version}
          title={`The vendor’s statement changes on ${formatDate(effectiveAt)}`}
          action={
            <TextLink to="/statements/$version" params={{ version }}>
              See what changes for you
            </TextLink>
          }
        >
          Version {version}, {title}. Until then what stands here applies.
        </Notice>
      ))}
    </>
  )
}
