import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import classes from './sources.module.css'
import type { ConnectorTrialPartsFragment } from '@/gen/graphql'
import { Panel } from '@/ui'

/** What came back, step by step. */
export function Trial({ trial }: { trial: ConnectorTrialPartsFragment }) {
  return (
    <Panel
      title={trial.worked ? 'It works' : 'It does not work'}
      description={`What came back, in ${String(trial.milliseconds)} ms.`}
      tone={trial.worked ? 'plain' : 'danger'}
    >
      <div role="status">
        <ul className={classes.trial}>
          {trial.steps.map(({ name, worked, said }) => (
            <li key={name} data-bad={worked ? undefined : true}>
              {worked ? <IconCircleCheck size={18} aria-label="Works" /> : <IconCircleX size={18} aria-label="Does not work" />}
              <div>
                <strong>{name}</strong>
                <p>{said}</p>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}
