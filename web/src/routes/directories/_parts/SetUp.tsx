import type { Directory } from '../directory'
import classes from './rules.module.css'
import { guideFor } from './guides'
import { CopyText, Facts, Panel } from '@/ui'

/** What to do at the identity provider, in its own words. */
export function SetUp({ directory }: { directory: Directory }) {
  const guide = guideFor(directory.profile)
  return (
    <Panel title={`Set up ${guide.name}`} description="Once; from then on accounts follow by themselves.">
      <ol className={classes.steps}>
        {guide.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div style={{ marginTop: 18 }}>
        <Facts
          items={[
            [guide.addressField, <CopyText key="url" value={directory.url} label={guide.addressField} />],
            [guide.tokenField, 'The secret of a token of this directory, which is shown once when you issue it.'],
          ]}
        />
      </div>
    </Panel>
  )
}
