import type { DirectoryProfile } from '@/gen/graphql'
import classes from './trial.module.css'
import { attributesFor } from './attributes'
import { EmptyState, Panel } from '@/ui'
import { IconShieldCheck } from '@tabler/icons-react'

/** Which attributes to map at the provider, and what is accepted beside the standard. */
export function Accepts({ profile, quirks }: { profile: DirectoryProfile; quirks: readonly { name: string; accepts: string }[] }) {
  return (
    <>
      <Panel title="Attributes to send" description="Map these at the identity provider; the names on the right are SCIM’s.">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">At the provider</th>
              <th scope="col">In SCIM</th>
            </tr>
          </thead>
          <tbody>
            {attributesFor(profile).map(([theirs, scim]) => (
              <tr key={scim}>
                <td>{theirs}</td>
                <td><code>{scim}</code></td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      <Panel title="Accepted beside the standard" description="What this profile takes although RFC 7643 and 7644 don’t have it.">
        {quirks.length === 0 ? (
          <EmptyState icon={IconShieldCheck} title="Nothing" compact>
            This profile keeps to the letter: what the standard doesn’t allow is refused, and the answer says why.
          </EmptyState>
        ) : (
          <ul style={{ margin: 0, paddingInlineStart: 18, fontSize: '0.875rem', lineHeight: 1.7 }}>
            {quirks.map((quirk) => (
              <li key={quirk.name}>{quirk.accepts}</li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  )
}
